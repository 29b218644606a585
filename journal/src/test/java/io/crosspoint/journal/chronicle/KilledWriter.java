package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordBatch;

import java.io.PrintStream;
import java.nio.file.Path;

/** A process that appends until it is killed, and says on its output what is durable. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        PrintStream out = new PrintStream(System.out, true);
        try (ChronicleJournal journal =
                TestJournals.open(directory, Durability.valueOf(arguments[1]))) {
            RecordBatch batch = journal.newBatch(64 << 10);
            long told = -1;
            while (true) {
                TestJournals.append(journal, batch, 1 + (int) (journal.position() % 17));
                long durable = journal.durablePosition();
                if (durable - told > 50) {
                    told = durable;
                    out.println(durable);
                }
            }
        }
    }
}
