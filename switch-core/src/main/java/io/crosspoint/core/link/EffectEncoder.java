package io.crosspoint.core.link;

import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;

import org.agrona.MutableDirectBuffer;

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

    /** Writes the message from offset 0; returns its length. */
    int encode(Effect effect, MutableDirectBuffer into) {
        return switch (effect.kind()) {
            case FORWARD -> requests.encode(effect, into, 0);
            case ANSWER -> answers.encode(effect, into, 0);
            case REVERSE -> reversals.encode(effect, into, 0);
            case ANSWER_INBOUND -> answerInbound(effect, into);
        };
    }

    private int answerInbound(Effect effect, MutableDirectBuffer into) {
        Slot slot = Objects.requireNonNull(effect.slot());
        TotalsAnswer totals = effect.totals();
        return totals == null
                ? answers.encode(slot.view(), effect.responseCode(), into, 0)
                : answers.encode(slot.view(), totals, into, 0);
    }

    int refusal(MessageView request, int responseCode, MutableDirectBuffer into) {
        return answers.encode(request, responseCode, into, 0);
    }
}
