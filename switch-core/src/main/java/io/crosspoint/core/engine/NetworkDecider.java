package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.LinkState;

/**
 * Decides network management: who is signed on. Connected, signed on and healthy are three
 * different things; this one decides whose requests are taken and who is asked.
 */
final class NetworkDecider {
    private final LinkPolicies links;
    private final EngineState state;
    private final Records records;

    NetworkDecider(LinkPolicies links, EngineState state, Records records) {
        this.links = links;
        this.state = state;
        this.records = records;
    }

    void decide(Inbound message, Effects effects) {
        if (Engine.isAnswer(message.mti)) {
            return;
        }
        switch (message.networkCode) {
            case NetworkCode.SIGN_ON -> signOn(message.link, true);
            case NetworkCode.SIGN_OFF -> signedOff(message.link);
            case NetworkCode.ECHO -> {}
            default -> {
                effects.answerInbound(ResponseCode.NOT_SUPPORTED);
                return;
            }
        }
        effects.answerInbound(ResponseCode.APPROVED);
    }

    /** A member signed on, or its last connection is gone, and with it what it had said. */
    void signOn(int link, boolean on) {
        if (state.links.isSignedOn(link) != on || state.links.hasSignedOff(link)) {
            records.signOn(link, on ? LinkState.SIGNED_ON : LinkState.SIGNED_OFF);
        }
    }

    private void signedOff(int link) {
        if (!state.links.hasSignedOff(link)) {
            records.signOn(link, LinkState.SIGNED_OFF_BY_MEMBER);
        }
    }

    /** Whether new requests of a link are taken; partners' orders always are. */
    boolean mayAsk(int link) {
        return link == 0
                || state.links.isSignedOn(link)
                || !(links.requiresSignOn(link) || state.links.hasSignedOff(link));
    }
}
