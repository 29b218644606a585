package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.MemoryJournal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.List;

/** Any commands over few keys, so that repeats, reversals and follow-ups meet. */
class DeterminismTest {
    private static final int KEYS = 6;
    static final int MOST_COMMAND = 20 * KEYS * KEYS - 1;

    private static final String[] CODES = {"00", "00", "00", "51", "05"};
    private static final int[] ANSWERS = {210, 110, 230};

    static List<Sent> run(EngineHarness switched, int command) {
        int stan = 1 + command % KEYS;
        int other = 1 + command / KEYS % KEYS;
        int choice = command / (KEYS * KEYS);
        return switch (choice % 20) {
            case 0, 1 -> switched.decide(Messages.purchase(stan, 10_00));
            case 2 ->
                    switched.decide(
                            Messages.card(Messages.purchase(stan, 20_00), Messages.LIMITED, 1));
            case 3 -> switched.decide(Messages.preAuthorisation(stan, 10_00));
            case 4 -> switched.decide(Messages.balanceInquiry(stan));
            case 5 -> switched.decide(Messages.voidOf(stan, other, 10_00));
            case 6 -> switched.decide(Messages.refundOf(stan, other, 4_00));
            case 7 -> switched.decide(Messages.completionOf(stan, other, 11_00));
            case 8 -> switched.decide(Messages.reversalOf(stan, other));
            case 9, 10, 11 ->
                    switched.decide(
                            Messages.answer(
                                    Messages.ISSUER,
                                    stan,
                                    CODES[other % CODES.length],
                                    ANSWERS[other % ANSWERS.length]));
            case 12 ->
                    switched.decide(
                            Messages.answer(
                                    Messages.LIMITED_ISSUER, stan, CODES[other % CODES.length]));
            case 13 -> switched.pass(EngineHarness.TIMEOUT_NS / 4 * other);
            case 14 -> answerReversal(switched, stan, CODES[other % CODES.length]);
            case 15 -> switched.decide(Messages.offlineSale(stan, 10_00));
            case 16 -> switched.decide(Messages.completionAdviceOf(stan, other, 10_00));
            case 17 -> {
                switched.signOff(Messages.ISSUER);
                yield switched.pass(EngineHarness.RETRY_NS);
            }
            case 18 -> {
                switched.signOn();
                yield switched.pass(EngineHarness.RETRY_NS);
            }
            default -> {
                switched.cutOver();
                yield List.of();
            }
        };
    }

    private static List<Sent> answerReversal(EngineHarness switched, int stan, String code) {
        Inbound answer = Messages.answer(Messages.ISSUER, stan, code);
        answer.kind = io.crosspoint.iso8583.TransactionKind.REVERSAL;
        answer.mti = 430;
        answer.transmissionTime = TransmissionTime.at(switched.nowNs);
        return switched.decide(answer);
    }

    private static List<byte[]> records(MemoryJournal journal) {
        List<byte[]> records = new ArrayList<>();
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                RecordView record = reader.record();
                byte[] bytes = new byte[record.bodyLength()];
                record.buffer().getBytes(record.bodyOffset(), bytes);
                records.add(bytes);
            }
        }
        return records;
    }

    @Property(tries = 60)
    void shouldFoldToTheStateThatDecided(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = MOST_COMMAND) Integer> commands) {
        EngineHarness live = new EngineHarness();
        commands.forEach(command -> run(live, command));

        EngineHarness folded = new EngineHarness(live.journal, EngineHarness.settings());
        folded.nowNs = live.nowNs;
        assertThat(folded.engine.digest()).isEqualTo(live.engine.digest());
        assertThat(folded.engine.inFlight()).isEqualTo(live.engine.inFlight());
        assertThat(folded.engine.reversalsPending()).isEqualTo(live.engine.reversalsPending());

        for (int stan = 1; stan <= KEYS; stan++) {
            assertThat(folded.decideAside(Messages.purchase(stan, 10_00)))
                    .isEqualTo(live.decide(Messages.purchase(stan, 10_00)));
            assertThat(folded.decideAside(Messages.refundOf(50 + stan, stan, 1_00)))
                    .isEqualTo(live.decide(Messages.refundOf(50 + stan, stan, 1_00)));
        }
    }

    @Property(tries = 40)
    void shouldWriteTheSameBytesForTheSameCommands(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = MOST_COMMAND) Integer> commands) {
        EngineHarness one = new EngineHarness();
        EngineHarness two = new EngineHarness();
        for (int command : commands) {
            assertThat(run(two, command)).isEqualTo(run(one, command));
        }

        List<byte[]> first = records(one.journal);
        List<byte[]> second = records(two.journal);
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
        }
    }

    /**
     * Whatever happens, a request has its answer after the limit and a date that was cut closes.
     */
    @Property(tries = 40)
    void shouldLeaveNothingInFlightAfterTheLimit(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = MOST_COMMAND) Integer> commands) {
        EngineHarness switched = new EngineHarness();
        commands.forEach(command -> run(switched, command));
        switched.pass(EngineHarness.TIMEOUT_NS);

        assertThat(switched.engine.inFlight()).isZero();
        assertThat(switched.engine.closingDate()).isZero();
    }
}
