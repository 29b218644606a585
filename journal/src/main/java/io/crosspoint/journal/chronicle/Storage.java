package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.commitlog.ChannelForce;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a journal asks of storage beside reading and writing: to keep it, and how much is left. */
record Storage(LedgerForce ledger, ChannelForce commitLog, FreeSpace space) {

    /** Bytes that can still be taken on the journal's file system. */
    interface FreeSpace {
        long bytes() throws IOException;
    }

    /** Of the file system that holds a directory, which may not exist yet. */
    static Storage of(Path directory) {
        return new Storage(
                new CycleForcer(new JournalFiles(directory)),
                channel -> channel.force(false),
                freeSpaceAt(directory));
    }

    static FreeSpace freeSpaceAt(Path directory) {
        return () -> {
            FileStore store = Files.getFileStore(directory);
            return store.getUsableSpace();
        };
    }
}
