package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Where an {@link OriginalsFold} keeps what does not fit its memory. */
public interface OriginalsStore {

    /**
     * Fetches what {@link #save} was given last.
     *
     * @param into room for {@link OriginalsFold#ENTRY_BYTES}, from offset 0
     * @return false when the transaction was never saved
     */
    boolean load(long transactionId, MutableDirectBuffer into);

    /**
     * Takes what is known of a transaction.
     *
     * @param facts of the transaction, in the same entry
     * @param entry {@link OriginalsFold#ENTRY_BYTES} from offset 0
     * @param isNew it was not saved before
     */
    void save(FactsDecoder facts, DirectBuffer entry, boolean isNew);
}
