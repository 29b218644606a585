package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalFailedException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

final class ProgressTest {
    private final Progress progress = new Progress("test", 10, 3);
    private final AtomicInteger hurried = new AtomicInteger();

    /** The log was found full when the ledger was forced to 3; meanwhile all of it was forced. */
    @Test
    void shouldNotWaitForAForceThatIsOver() {
        progress.ledgerForced(10);

        assertThat(progress.awaitLedgerForced(3, hurried::incrementAndGet)).isEqualTo(10);
        assertThat(hurried).hasValue(0);
    }

    @Test
    void shouldAskForTheForceUntilItIsDone() {
        long forced =
                progress.awaitLedgerForced(
                        3,
                        () -> {
                            if (hurried.incrementAndGet() == 3) {
                                progress.ledgerForced(7);
                            }
                        });

        assertThat(forced).isEqualTo(7);
        assertThat(hurried).hasValue(3);
    }

    @Test
    void shouldNotWaitWhenTheJournalHasFailed() {
        progress.fail(new IOException("storage is gone"));

        assertThatThrownBy(() -> progress.awaitLedgerForced(3, hurried::incrementAndGet))
                .isInstanceOf(JournalFailedException.class)
                .hasMessageContaining("records up to 10 are durable");
    }
}
