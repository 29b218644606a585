package io.crosspoint.core.link;

import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;

import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Makes the message of an effect in the dialect of a link. */
final class EffectEncoder {
    private final RequestEncoder requests;
    private final AnswerEncoder answers;
    private final ReversalEncoder reversals;

    EffectEncoder(Dialect dialect, CardNumbers cards, ResponseCodeTable codes) {
        requests = new RequestEncoder(dialect, cards);
        answers = new AnswerEncoder(dialect, cards, codes);
        reversals = new ReversalEncoder(dialect, cards);
    }

    /**
     * Writes the message from offset 0; returns its length.
     *
     * @param behind the message in the effect's slot; null when it has none
     */
    int encode(Effect effect, @Nullable MessageView behind, MutableDirectBuffer into) {
        return switch (effect.kind()) {
            case FORWARD -> requests.encode(effect, behind, into, 0);
            case ANSWER -> answers.encode(effect, behind, into, 0);
            case REVERSE -> reversals.encode(effect, into, 0);
            case ANSWER_INBOUND -> answerInbound(effect, Objects.requireNonNull(behind), into);
        };
    }

    private int answerInbound(Effect effect, MessageView message, MutableDirectBuffer into) {
        TotalsAnswer totals = effect.totals();
        return totals == null
                ? answers.encode(message, effect.responseCode(), into, 0)
                : answers.encode(message, totals, into, 0);
    }

    int refusal(MessageView request, int responseCode, MutableDirectBuffer into) {
        return answers.encode(request, responseCode, into, 0);
    }
}
