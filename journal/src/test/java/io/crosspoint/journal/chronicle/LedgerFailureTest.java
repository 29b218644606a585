package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalCorruptException;

import net.openhft.chronicle.core.io.ClosedIllegalStateException;
import net.openhft.chronicle.core.io.IORuntimeException;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.util.concurrent.TimeoutException;

final class LedgerFailureTest {
    @Test
    void shouldTellDamageWhereBytesMakeNoSense() {
        expectDamage(new StreamCorruptedException("magic number"));
        expectDamage(new IllegalStateException(new StreamCorruptedException("magic number")));
        expectDamage(new IORuntimeException(new UnsupportedOperationException("code")));
        expectDamage(new IllegalStateException("no header"));
        expectDamage(new BufferUnderflowException());
        expectDamage(new TimeoutException("a header that is never finished"));
        expectDamage(new InternalError("a fault of a mapped page"));
    }

    @Test
    void shouldNotTellDamageWhereBytesCannotBeRead() {
        expectOther(new IORuntimeException(new IOException("Cannot allocate memory")));
        expectOther(new ClosedIllegalStateException("closed"));
        Throwable missing = new FileNotFoundException("20261120F.cq4 (Permission denied)");
        assertThat(LedgerFailure.told(7, "ledger", missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("ledger: 20261120F.cq4 (Permission denied)")
                .hasCause(missing);
    }

    @Test
    void shouldLeaveWhatIsTold() {
        JournalCorruptException known = new JournalCorruptException(3, "here", "this", "that");
        assertThat(LedgerFailure.told(7, "ledger", known)).isSameAs(known);
    }

    private static void expectDamage(Throwable thrown) {
        assertThat(LedgerFailure.told(7, "ledger", thrown))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("record 7 at ledger: unreadable")
                .hasCause(thrown);
    }

    private static void expectOther(RuntimeException thrown) {
        assertThat(LedgerFailure.isDamage(thrown)).isFalse();
        assertThat(LedgerFailure.told(7, "ledger", thrown)).isSameAs(thrown);
    }
}
