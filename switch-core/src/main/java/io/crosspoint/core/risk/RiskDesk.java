package io.crosspoint.core.risk;

import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What operators do to rules and hot list, as records; each is applied as soon as it is written.
 * Owned by the lane's thread.
 */
public final class RiskDesk {

    /** Where records go. */
    @FunctionalInterface
    public interface Out {
        /** Writes one record, has it applied, and leaves nothing of {@code body} behind. */
        void write(Body body);
    }

    /** One record from its header on. */
    @FunctionalInterface
    public interface Body {
        /** Returns the length behind the header. */
        int write(MutableDirectBuffer buffer, int offset);
    }

    private final RiskState state;
    private final RiskDecider decider;
    private final Out out;
    private final RiskRecords records = new RiskRecords();
    private RuleSet first = RuleSet.NONE;
    private MerchantRegistry firstMerchants = MerchantRegistry.EMPTY;

    public RiskDesk(RiskState state, RiskDecider decider, Out out) {
        this.state = state;
        this.decider = decider;
        this.out = out;
    }

    /** Keeps what {@link #start} is to load. */
    public void begin(RuleSet rules, MerchantRegistry merchants) {
        first = rules;
        firstMerchants = merchants;
    }

    /** Brings the first rules into force. */
    public void start() {
        load(first, firstMerchants);
    }

    /**
     * Brings rules into force; writes a record when they are others than those in force. Counters
     * of the same id and shape go on.
     *
     * @throws IllegalArgumentException when the hot list has more entries than the rules allow
     */
    public void load(RuleSet rules, MerchantRegistry merchants) {
        if (state.hotList.size() > rules.hotEntries()) {
            throw new IllegalArgumentException(
                    "hotListEntries: %d (expected: at least the %d there are)"
                            .formatted(rules.hotEntries(), state.hotList.size()));
        }
        int[] places = state.places(rules);
        if (!state.isInForce(rules)) {
            out.write((buffer, offset) -> records.rulesLoaded(buffer, offset, rules, places));
        }
        decider.bind(rules, merchants, places);
    }

    /**
     * Puts a key on the hot list, or changes its code.
     *
     * @param responseCode {@code 256 * first + second} character
     * @return null when the list is full
     */
    public @Nullable HotEntry list(HotKey key, int responseCode, long nowNs) {
        int known = state.hotList.find(key);
        if (known == HotList.NONE && state.hotList.size() >= state.hotEntries()) {
            return null;
        }
        int number =
                known == HotList.NONE ? state.nextHotNumber() : state.hotList.entry(known).number();
        HotEntry entry = new HotEntry(number, key, responseCode, nowNs);
        if (known == HotList.NONE || state.hotList.entry(known).responseCode() != responseCode) {
            out.write((buffer, offset) -> records.hotListed(buffer, offset, entry));
        }
        return state.hotList.entry(state.hotList.find(key));
    }

    /**
     * Takes an entry off the hot list.
     *
     * @return false when there is none of that number
     */
    public boolean unlist(int number) {
        if (state.hotList.byNumber(number) == HotList.NONE) {
            return false;
        }
        out.write((buffer, offset) -> records.hotListingEnded(buffer, offset, number));
        return true;
    }

    /** All entries, in no order that means anything. */
    public List<HotEntry> hotList() {
        return state.hotList.all();
    }

    public RiskDecider decider() {
        return decider;
    }

    public RiskState state() {
        return state;
    }
}
