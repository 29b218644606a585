package io.crosspoint.core.operator;

/**
 * One link at one moment. Connected, signed on and healthy are three different things.
 *
 * @param id number in configuration, also in the journal
 * @param role "acquirer" or "issuer"
 * @param endpoint host and port it listens on or connects to
 * @param connections TCP connections that are up
 * @param signedOn the member signed on and has not signed off
 * @param healthy signed on and the last test of the line was answered in time
 * @param framesIn whole frames read since start
 * @param framesOut frames written since start
 * @param rejected messages answered with a format error or a header reject code
 * @param closedForCause connections closed because of what the peer sent
 * @param inFlight transactions that wait for this link's answer (issuers)
 * @param troubles what was refused, closed or lost, by kind
 */
public record LinkStatus(
        int id,
        String name,
        String role,
        String dialect,
        String framing,
        String endpoint,
        int connections,
        boolean signedOn,
        boolean healthy,
        long framesIn,
        long framesOut,
        long rejected,
        long closedForCause,
        int inFlight,
        LinkTroubles troubles) {}
