package io.crosspoint.journal.chronicle;

import java.io.IOException;

/**
 * The pages of memory that the ledger's writer uses: taken ahead of it, given back behind it. One
 * thread.
 */
final class LedgerPages implements AutoCloseable {
    private final Ledger ledger;
    private final LedgerFiller filler;
    private final LedgerReleaser releaser;

    LedgerPages(Ledger ledger, JournalSettings settings) {
        this.ledger = ledger;
        filler = new LedgerFiller(settings.fillAheadBytes());
        releaser = new LedgerReleaser(settings.chunkBytes());
    }

    /**
     * Takes the next pages when the writer has come near enough.
     *
     * @return whether it did
     */
    boolean take() throws IOException {
        return filler.fill(ledger.written(), ledger.writtenTo());
    }

    /** Gives back those that lie far enough behind. */
    void giveBack() {
        releaser.release(ledger.written(), ledger.writtenTo());
    }

    @Override
    public void close() {
        filler.close();
        releaser.close();
    }
}
