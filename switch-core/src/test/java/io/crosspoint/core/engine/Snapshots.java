package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;

/** States as bytes. */
final class Snapshots {
    private Snapshots() {}

    static byte[] of(Snapshotted state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        state.save(writer);
        writer.finish();
        return bytes.toByteArray();
    }

    static void load(byte[] snapshot, Snapshotted into) {
        SnapshotReader reader =
                new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(snapshot)));
        into.load(reader);
        reader.finish();
    }
}
