package io.crosspoint.core.link;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.MessageView;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a member that its message is refused before the engine hears of it: by an answer where one
 * can be made, else by the framing's reject code or the end of the connection.
 */
final class RefusalSender {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalSender.class);
    private static final int STAN = 11;

    private final LinkSettings settings;
    private final EffectEncoder encoder;
    private final RequestHeaders headers;
    private final LinkCounters counters;
    private final LinkWarnings warnings;

    RefusalSender(
            LinkSettings settings,
            EffectEncoder encoder,
            RequestHeaders headers,
            LinkCounters counters,
            LinkWarnings warnings) {
        this.settings = settings;
        this.encoder = encoder;
        this.headers = headers;
        this.counters = counters;
        this.warnings = warnings;
    }

    /** Bytes that are no message. A request of which enough could be read is answered 30. */
    void malformed(MessageView view, Connection from) {
        if (settings.malformed() == LinkSettings.Malformed.REJECT
                && !settings.framing().hasRejectCode()
                && isRequest(view.mti())
                && view.salvage()
                && view.has(STAN)) {
            LinkCounters.increment(counters.rejected);
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: message {} refused with 30: {}",
                        settings.name(),
                        view.mti(),
                        view.error().describe());
            }
            headers.keep(view, from.headers().read());
            answer(view, ResponseCode.FORMAT_ERROR, from);
        } else {
            from.malformed(view.error().describe(), view.buffer(), view.messageLength());
        }
    }

    private boolean isRequest(int mti) {
        return settings.role() == LinkSettings.Role.ACQUIRER && isAnswerable(mti);
    }

    private boolean isAnswerable(int mti) {
        return settings.dialect().messageType(mti) != null && !MessageTypes.isAnswer(mti);
    }

    /**
     * A message that is refused with a code; one of a type that has no answer ends the connection.
     *
     * @param fieldAtFault 0 when it is the type
     */
    void refuse(MessageView message, int code, int fieldAtFault, Connection from) {
        LinkCounters.increment(counters.rejected);
        if (code == ResponseCode.NOT_PERMITTED_TO_TERMINAL) {
            LinkCounters.increment(counters.foreignInstitution);
        }
        int mti = message.mti();
        if (warnings.mayWrite()) {
            LOG.warn(
                    "link {}: message {} refused with {}, field {}",
                    settings.name(),
                    mti,
                    ResponseCode.text(code),
                    fieldAtFault);
        }
        if (isAnswerable(mti)) {
            answer(message, code, from);
        } else {
            from.malformed(
                    "message type " + mti + " (expected: one of the dialect's, with its fields)",
                    message.buffer(),
                    message.messageLength());
        }
    }

    private void answer(MessageView request, int code, Connection connection) {
        connection.write(encode(request, code, connection), headers.key(request));
        connection.flush();
    }

    private int encode(MessageView request, int code, Connection connection) {
        try {
            return encoder.refusal(request, code, connection.message());
        } catch (RuntimeException e) {
            connection.wipeMessage();
            throw e;
        }
    }
}
