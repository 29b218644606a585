package io.crosspoint.core.risk;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListingEndedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/**
 * Counters and hot list as the fold of the transaction stream: changed by records only. Which
 * counters a transaction concerns was decided with it and stands in its record, so that a replay
 * needs no rules.
 */
public final class RiskState implements Snapshotted {
    final @Nullable Counter[] counters = new Counter[RuleSet.MOST_COUNTERS];
    final HotList hotList = new HotList();

    private final CountedTransactions remembered;
    private final Subject subject = new Subject();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RulesLoadedDecoder rulesLoaded = new RulesLoadedDecoder();
    private final HotListedDecoder hotListed = new HotListedDecoder();
    private final HotListingEndedDecoder hotListingEnded = new HotListingEndedDecoder();
    private int version;
    private String sha256 = RuleSet.NONE.sha256();
    private int hotEntries = RuleSet.USUAL_HOT_ENTRIES;
    private int lastHotNumber;

    /** A counter in its place; transactions from {@code born} on may be in it. */
    record Counter(CounterSpec spec, CounterTable table, long born) {}

    /**
     * Nothing is counted yet.
     *
     * @param slots of the table of transactions
     */
    public RiskState(int slots) {
        remembered = new CountedTransactions(slots);
    }

    public int version() {
        return version;
    }

    /** Hex digits. */
    public String sha256() {
        return sha256;
    }

    public int hotEntries() {
        return hotEntries;
    }

    int nextHotNumber() {
        return lastHotNumber + 1;
    }

    /**
     * Applies a record of this package's own.
     *
     * @param lastTransactionId newest transaction that was accepted before
     * @return false when the record is none of them
     */
    public boolean apply(int templateId, RecordView record, long lastTransactionId) {
        switch (templateId) {
            case RulesLoadedDecoder.TEMPLATE_ID -> loaded(record, lastTransactionId + 1);
            case HotListedDecoder.TEMPLATE_ID -> listed(record);
            case HotListingEndedDecoder.TEMPLATE_ID -> {
                hotListingEnded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                hotList.remove((int) hotListingEnded.entry());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void loaded(RecordView record, long born) {
        rulesLoaded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        version = (int) rulesLoaded.version();
        byte[] hash = new byte[RulesLoadedDecoder.sha256Length()];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) rulesLoaded.sha256(i);
        }
        sha256 = HexFormat.of().formatHex(hash);
        hotEntries = (int) rulesLoaded.hotEntries();
        long places = 0;
        for (RulesLoadedDecoder.CountersDecoder next : rulesLoaded.counters()) {
            int place = next.place();
            CounterSpec spec = RiskRecords.spec(next);
            Counter present = counters[place];
            if (present == null || !present.spec().equals(spec)) {
                counters[place] = new Counter(spec, CounterTable.of(spec), born);
            }
            places |= 1L << place;
        }
        for (int place = 0; place < counters.length; place++) {
            if ((places >>> place & 1) == 0) {
                counters[place] = null;
            }
        }
        if (places != 0) {
            remembered.prepare();
        }
    }

    private void listed(RecordView record) {
        hotListed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        hotList.put(RiskRecords.entry(hotListed, record.timeNs()));
        lastHotNumber = Math.max(lastHotNumber, (int) hotListed.entry());
    }

    /** A request goes to its issuer. */
    public void accepted(int slot, FactsDecoder facts, long counted, long deviceHash, long timeNs) {
        if (remembered.isPrepared()) {
            remembered.put(slot, counted, deviceHash, timeNs);
            add(counted, facts, deviceHash, timeNs, Counted.APPROVED);
            add(counted, facts, deviceHash, timeNs, Counted.ATTEMPTED);
        }
    }

    /** The switch declined it by itself. */
    public void declined(FactsDecoder facts, long counted, long deviceHash, long timeNs) {
        add(counted, facts, deviceHash, timeNs, Counted.ATTEMPTED);
        add(counted, facts, deviceHash, timeNs, Counted.DECLINED);
    }

    /** Its issuer declined it. */
    public void declinedByIssuer(int slot, FactsDecoder facts, long timeNs) {
        add(remembered.counted(slot), facts, remembered.deviceHash(slot), timeNs, Counted.DECLINED);
    }

    /** It came to nothing, or was undone. Nothing happens when that is known already. */
    public void undone(int slot, FactsDecoder facts) {
        move(slot, facts, false);
    }

    /** What undid it was undone. Nothing happens to what stands. */
    public void restored(int slot, FactsDecoder facts) {
        move(slot, facts, true);
    }

    private void move(int slot, FactsDecoder facts, boolean back) {
        long counted = remembered.counted(slot);
        if (counted == 0 || remembered.isUndone(slot) != back) {
            return;
        }
        remembered.undone(slot, !back);
        long device = remembered.deviceHash(slot);
        long timeNs = remembered.timeNs(slot);
        if (back) {
            add(counted, facts, device, timeNs, Counted.APPROVED);
        } else {
            takeBack(counted, facts, device, timeNs);
        }
    }

    private void add(long counted, FactsDecoder facts, long device, long timeNs, Counted outcome) {
        if (counted != 0) {
            subject.take(facts, device);
        }
        for (long left = counted; left != 0; left &= left - 1) {
            Counter counter = counters[Long.numberOfTrailingZeros(left)];
            if (counter != null
                    && counter.spec().counted() == outcome
                    && facts.transactionId() >= counter.born()) {
                counter.table()
                        .add(
                                subject.key(counter.spec().by()),
                                value(counter.spec(), subject),
                                timeNs,
                                facts.transactionId());
            }
        }
    }

    private void takeBack(long counted, FactsDecoder facts, long device, long timeNs) {
        subject.take(facts, device);
        for (long left = counted; left != 0; left &= left - 1) {
            Counter counter = counters[Long.numberOfTrailingZeros(left)];
            if (counter != null
                    && counter.spec().counted() == Counted.APPROVED
                    && facts.transactionId() >= counter.born()) {
                counter.table()
                        .takeBack(
                                subject.key(counter.spec().by()),
                                value(counter.spec(), subject),
                                timeNs,
                                facts.transactionId());
            }
        }
    }

    /** What a transaction adds to a counter. */
    static long value(CounterSpec spec, Subject subject) {
        return switch (spec.measure()) {
            case SUM -> subject.amountMinor;
            case DISTINCT -> subject.key(spec.of());
            case COUNT, NULL_VAL -> 1;
        };
    }

    /** Whether a transaction can be counted: it names all that the counter is about. */
    static boolean concerns(CounterSpec spec, Subject subject) {
        return subject.key(spec.by()) != Subject.NOTHING
                && (spec.measure() != CounterMeasure.DISTINCT
                        || subject.key(spec.of()) != Subject.NOTHING);
    }

    /**
     * Where the counters of a set of rules go: those of the same shape where they are, others where
     * room is.
     */
    int[] places(RuleSet rules) {
        int[] places = new int[rules.counters().size()];
        long taken = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = placeOf(rules.counters().get(i).spec());
            taken |= places[i] < 0 ? 0 : 1L << places[i];
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                places[i] = Long.numberOfTrailingZeros(~taken);
                taken |= 1L << places[i];
            }
        }
        return places;
    }

    private int placeOf(CounterSpec spec) {
        for (int place = 0; place < counters.length; place++) {
            Counter counter = counters[place];
            if (counter != null && counter.spec().equals(spec)) {
                return place;
            }
        }
        return -1;
    }

    /** Whether these rules are what the last record said. */
    boolean isInForce(RuleSet rules) {
        long present = 0;
        for (Counter counter : counters) {
            present += counter == null ? 0 : 1;
        }
        return version == rules.version()
                && sha256.equals(rules.sha256())
                && hotEntries == rules.hotEntries()
                && present == rules.counters().size()
                && rules.counters().stream().allMatch(each -> placeOf(each.spec()) >= 0);
    }

    /** Keys of all counters that lost their place while they had something in their window. */
    public long displaced() {
        long displaced = 0;
        for (Counter counter : counters) {
            displaced += counter == null ? 0 : counter.table().displaced();
        }
        return displaced;
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putInt(version);
        out.putText(sha256);
        out.putInt(hotEntries);
        out.putInt(lastHotNumber);
        hotList.save(out);
        remembered.save(out);
        for (Counter counter : counters) {
            out.putBoolean(counter != null);
            if (counter != null) {
                save(counter, out);
            }
        }
    }

    private static void save(Counter counter, SnapshotWriter out) {
        CounterSpec spec = counter.spec();
        out.putLong(counter.born());
        out.putText(spec.id());
        out.putEnum(spec.by());
        out.putEnum(spec.measure());
        out.putEnum(spec.of());
        out.putEnum(spec.counted());
        out.putInt(spec.windowSeconds());
        out.putInt(spec.buckets());
        out.putInt(spec.entries());
        out.putInt(spec.values());
        counter.table().save(out);
    }

    @Override
    public void load(SnapshotReader in) {
        version = in.getInt();
        sha256 = in.getText();
        hotEntries = in.getInt("hotListEntries", 1, RuleSet.MOST_HOT_ENTRIES);
        lastHotNumber = in.getInt();
        hotList.load(in);
        remembered.load(in);
        for (int place = 0; place < counters.length; place++) {
            counters[place] = in.getBoolean() ? counter(in) : null;
        }
    }

    private static Counter counter(SnapshotReader in) {
        long born = in.getLong();
        CounterSpec spec;
        try {
            spec =
                    new CounterSpec(
                            in.getText(),
                            in.getEnum(CounterKey.class),
                            in.getEnum(CounterMeasure.class),
                            in.getEnum(CounterKey.class),
                            in.getEnum(Counted.class),
                            in.getInt(),
                            in.getInt(),
                            in.getInt(),
                            in.getInt());
        } catch (IllegalArgumentException e) {
            throw in.refused(String.valueOf(e.getMessage()), "a counter that can be kept");
        }
        CounterTable table = CounterTable.of(spec);
        table.load(in);
        return new Counter(spec, table, born);
    }

    /** A number that differs, but for chance, when two states do. */
    public long digest() {
        long digest = (version * 31L + sha256.hashCode()) * 31 + lastHotNumber;
        digest = (digest * 31 + hotList.digest()) * 31 + hotEntries;
        for (Counter counter : counters) {
            digest = digest * 31 + (counter == null ? 0 : counter.born());
            digest = digest * 31 + (counter == null ? 0 : counter.spec().digest());
            digest = digest * 31 + (counter == null ? 0 : counter.table().digest());
        }
        return digest * 31 + remembered.digest();
    }
}
