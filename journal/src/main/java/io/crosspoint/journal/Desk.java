package io.crosspoint.journal;

import java.util.concurrent.CompletionStage;

/**
 * Where other threads hand in commands for a {@link StreamMachine}. The stage completes after the
 * facts behind the reply are durable; it fails with {@link DeskFullException} at once when the
 * queue behind the desk is full, and with {@link JournalFailedException} when the journal failed.
 */
@FunctionalInterface
public interface Desk<C, R> {
    CompletionStage<R> submit(C command);
}
