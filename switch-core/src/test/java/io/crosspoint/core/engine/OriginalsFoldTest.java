package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.transactions.FactsDecoder;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fold for the index must know of each transaction what an engine knows that forgets none. */
class OriginalsFoldTest {
    private final Map<Long, byte[]> saved = new HashMap<>();
    private final OriginalsStore store =
            new OriginalsStore() {
                @Override
                public boolean load(long transactionId, MutableDirectBuffer into) {
                    byte[] entry = saved.get(transactionId);
                    if (entry != null) {
                        into.putBytes(0, entry);
                    }
                    return entry != null;
                }

                @Override
                public void save(FactsDecoder facts, DirectBuffer entry, boolean isNew) {
                    byte[] bytes = new byte[OriginalsFold.ENTRY_BYTES];
                    entry.getBytes(0, bytes);
                    byte[] before = saved.put(facts.transactionId(), bytes);
                    assertThat(isNew).isEqualTo(before == null);
                }
            };

    @Property(tries = 60)
    void shouldKnowWhatAnEngineKnowsThatForgetsNone(
            @ForAll @Size(min = 20, max = 160)
                    List<@IntRange(min = 0, max = DeterminismTest.MOST_COMMAND) Integer> commands,
            @ForAll @IntRange(min = 1, max = 9) int together) {
        saved.clear();
        EngineHarness live = new EngineHarness();
        commands.forEach(command -> DeterminismTest.run(live, command));

        long lastId = fold(live, together);

        for (long id = 1; id <= lastId; id++) {
            assertThat(saved.get(id)).describedAs("transaction %d", id).isEqualTo(known(live, id));
        }
    }

    /** Folds in groups, each time by a fold that knows nothing but what the store has. */
    private long fold(EngineHarness live, int together) {
        OriginalsFold fold = new OriginalsFold(store, together * 3, 0);
        int applied = 0;
        try (JournalReader reader = live.journal.read(0)) {
            while (reader.next()) {
                fold.apply(reader.record());
                if (++applied % together == 0) {
                    fold.save();
                    fold = new OriginalsFold(store, together * 3, fold.lastTransactionId());
                }
            }
        }
        fold.save();
        return fold.lastTransactionId();
    }

    /** Attempts at delivering a reversal are the engine's alone. */
    private static byte[] known(EngineHarness live, long id) {
        TransactionTable table = live.engine.state().table;
        int slot = table.find(id);
        ExpandableArrayBuffer entry = new ExpandableArrayBuffer(OriginalsFold.ENTRY_BYTES);
        table.attempted(slot, 0, 0);
        table.copy(slot, entry, 0);
        byte[] bytes = new byte[OriginalsFold.ENTRY_BYTES];
        entry.getBytes(0, bytes);
        return bytes;
    }
}
