package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * Records as version 0 of the schema wrote them, with its shorter blocks, fold to the same state.
 */
class OlderRecordsTest {
    private static final int NONE = -1;
    private static final int REVERSAL_ACCEPTED = 6;

    /** Bytes of the blocks of templates 1 to 12 in version 0. */
    private static final int[] BLOCKS = {0, 188, 194, 23, 21, 16, 50, 20, 8, 44, 3, 4, 20};

    @Property(tries = 30)
    void shouldFoldTheRecordsOfTheFirstVersion(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = DeterminismTest.MOST_COMMAND) Integer> commands) {
        EngineHarness live = new EngineHarness();
        commands.forEach(command -> DeterminismTest.run(live, command));
        try (MemoryJournal older = asVersionZero(live.journal, REVERSAL_ACCEPTED)) {
            assertThat(older.position()).isEqualTo(live.journal.position());
            Engine folded = new EngineHarness(older, EngineHarness.settings()).engine;
            assertThat(folded.digest()).isEqualTo(live.engine.digest());
        }
    }

    /** Its older records do not say by which key a reversal came: a repeat is decided anew. */
    @Test
    void shouldDecideTheRepeatOfAnOlderReversalAnew() {
        EngineHarness live = new EngineHarness();
        live.approved(Messages.purchase(1, 10_00));
        live.decide(Messages.reversalOf(2, 1));
        try (MemoryJournal older = asVersionZero(live.journal, NONE)) {
            EngineHarness folded = new EngineHarness(older, EngineHarness.settings());

            assertThat(folded.engine.reversalsPending()).isEqualTo(1);
            assertThat(folded.code(Messages.reversalOf(2, 1))).isEqualTo("00");
            assertThat(folded.engine.reversalsPending()).isEqualTo(1);
        }
    }

    /**
     * @param whole a template whose records stay as they are, as do those of later versions
     */
    private static MemoryJournal asVersionZero(MemoryJournal journal, int whole) {
        MemoryJournal older = MemoryJournal.durableAtOnce();
        RecordBatch batch = older.newBatch(64 << 10);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        MessageHeaderEncoder rewritten = new MessageHeaderEncoder();
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                RecordView record = reader.record();
                header.wrap(record.buffer(), record.bodyOffset());
                int template = header.templateId();
                boolean cut = template < BLOCKS.length && template != whole;
                int block = cut ? BLOCKS[template] : header.blockLength();
                assertThat(header.blockLength()).isGreaterThanOrEqualTo(block);
                int length = MessageHeaderDecoder.ENCODED_LENGTH + block;
                int at = batch.begin();
                batch.buffer().putBytes(at, record.buffer(), record.bodyOffset(), length);
                rewritten
                        .wrap(batch.buffer(), at)
                        .blockLength(block)
                        .version(cut ? 0 : header.version());
                batch.commit(length, record.timeNs());
                older.append(batch);
            }
        }
        return older;
    }
}
