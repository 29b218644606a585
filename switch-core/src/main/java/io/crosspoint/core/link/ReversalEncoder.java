package io.crosspoint.core.link;

import io.crosspoint.core.lane.Effect;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.MutableDirectBuffer;

/** Makes the reversal that an issuer gets: from the facts of the original alone. */
final class ReversalEncoder {
    private final MessageWriter writer;
    private final CardNumbers cards;
    private final EditionWriter edition;
    private final FactsFields fields;

    ReversalEncoder(Dialect dialect, CardNumbers cards) {
        writer = new MessageWriter(dialect);
        this.cards = cards;
        edition = EditionWriter.of(writer);
        fields = new FactsFields(writer, edition);
    }

    int encode(Effect effect, MutableDirectBuffer into, int at) {
        try {
            fill(effect);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void fill(Effect effect) {
        FactsDecoder facts = effect.facts();
        int repeat = effect.attempt() == 0 ? 0 : 1;
        writer.start(edition.reversalMti() + repeat);
        cards.writePan(facts, writer);
        fields.writeReversal(facts);
        writer.number(7, effect.reversalTime());
        writer.number(11, effect.reversalStan());
        edition.original(facts, facts.issuerStan());
    }
}
