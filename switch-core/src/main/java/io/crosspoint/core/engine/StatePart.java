package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A part of the engine's state: one section of its snapshots, with the tables that lie there in
 * order, and what these add to the digest.
 */
final class StatePart implements Snapshotted {
    private record Summand(DigestNumber number, LongSupplier value) {}

    private final String section;
    private final int version;
    private final List<Snapshotted> tables = new ArrayList<>();
    private final List<Summand> summands = new ArrayList<>();

    /**
     * A part with no tables yet.
     *
     * @param version of the section's layout, from 1
     */
    StatePart(String section, int version) {
        this.section = section;
        this.version = version;
    }

    /** A table, loaded when those before it are. */
    StatePart with(Snapshotted table, DigestNumber name, LongSupplier digest) {
        return with(table).number(name, digest);
    }

    /** A table whose numbers are given one by one, or are in the digest of another table. */
    StatePart with(Snapshotted table) {
        tables.add(table);
        return this;
    }

    StatePart number(DigestNumber name, LongSupplier value) {
        summands.add(new Summand(name, value));
        return this;
    }

    /** Names of the numbers of this part. */
    List<DigestNumber> numbers() {
        return summands.stream().map(Summand::number).toList();
    }

    /** Adds the numbers of this part as they are now. */
    void digest(Map<DigestNumber, Long> into) {
        for (Summand summand : summands) {
            into.put(summand.number(), summand.value().getAsLong());
        }
    }

    @Override
    public void save(SnapshotWriter out) {
        out.section(section, version);
        for (Snapshotted table : tables) {
            table.save(out);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.section(section, version);
        for (Snapshotted table : tables) {
            table.load(in);
        }
    }
}
