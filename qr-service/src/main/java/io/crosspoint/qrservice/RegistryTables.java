package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Everything the registry knows: the fold of its stream. Changed by {@link FactFolder} alone. */
final class RegistryTables {
    final Long2ObjectHashMap<StaticCode> codes = new Long2ObjectHashMap<>();
    final ExpiringTable<Order> orders;
    final ExpiringTable<TokenCode> payerCodes;
    final QrCapacity capacity;

    long lastCodeCounter;
    long lastOrderCounter;
    long lastPayerCounter;

    private final Int2ObjectHashMap<Merchant> merchants = new Int2ObjectHashMap<>();
    private final Map<String, Merchant> merchantsById = new HashMap<>();
    private final Map<String, Merchant> microMerchantsByPhone = new HashMap<>();
    private final Map<String, Order> ordersByNumber = new HashMap<>();

    RegistryTables(QrSettings settings) {
        capacity = settings.capacity();
        long keptNs = settings.times().kept().toNanos();
        orders =
                new ExpiringTable<>(
                        capacity.orders(),
                        keptNs,
                        order -> ordersByNumber.remove(key(order.merchant, order.number), order));
        payerCodes = new ExpiringTable<>(capacity.payerCodes(), keptNs, ignored -> {});
    }

    int merchantCount() {
        return merchants.size();
    }

    @Nullable Merchant merchant(long acquirer, String merchantId) {
        return merchantsById.get(acquirer + "/" + merchantId);
    }

    Merchant merchant(int number) {
        Merchant merchant = merchants.get(number);
        if (merchant == null) {
            throw new IllegalStateException("fact names merchant " + number + ", which is unknown");
        }
        return merchant;
    }

    boolean isMicroPhoneTaken(String phone) {
        return microMerchantsByPhone.containsKey(phone);
    }

    void add(Merchant merchant) {
        merchants.put(merchant.number, merchant);
        merchantsById.put(merchant.acquirer + "/" + merchant.id, merchant);
        if (merchant.kind == MerchantKind.MICRO) {
            microMerchantsByPhone.put(merchant.phone, merchant);
        }
    }

    StaticCode code(long serial) {
        StaticCode code = codes.get(serial);
        if (code == null) {
            throw new IllegalStateException("fact names a code that is unknown");
        }
        return code;
    }

    @Nullable Order order(Merchant merchant, String number) {
        return ordersByNumber.get(key(merchant, number));
    }

    void add(Order order, long nowNs) {
        orders.add(order, nowNs);
        nameOrder(order);
    }

    private void nameOrder(Order order) {
        ordersByNumber.put(key(order.merchant, order.number), order);
    }

    /** Merchants and codes in order of their numbers, so that equal states are equal bytes. */
    void save(SnapshotWriter out) {
        out.section("qr.merchants", 1);
        out.putInt(merchants.size());
        for (int number : sorted(merchants)) {
            merchant(number).save(out);
        }
        out.section("qr.codes", 1);
        out.putInt(codes.size());
        for (long serial : sorted(codes)) {
            code(serial).save(out);
        }
        out.section("qr.orders", 1);
        orders.save(out, Order::save);
        out.section("qr.payer-codes", 1);
        payerCodes.save(out, TokenCode::save);
        out.section("qr.counters", 1);
        out.putLong(lastCodeCounter);
        out.putLong(lastOrderCounter);
        out.putLong(lastPayerCounter);
    }

    void load(SnapshotReader in) {
        in.section("qr.merchants", 1);
        for (int left = in.getInt("merchants", 0, Integer.MAX_VALUE); left > 0; left--) {
            add(Merchant.load(in));
        }
        in.section("qr.codes", 1);
        for (int left = in.getInt("codes", 0, Integer.MAX_VALUE); left > 0; left--) {
            StaticCode code = StaticCode.load(in, this);
            codes.put(code.serial, code);
        }
        in.section("qr.orders", 1);
        orders.load(in, next -> Order.load(next, this), this::nameOrder);
        in.section("qr.payer-codes", 1);
        payerCodes.load(in, TokenCode::load, ignored -> {});
        in.section("qr.counters", 1);
        lastCodeCounter = in.getLong();
        lastOrderCounter = in.getLong();
        lastPayerCounter = in.getLong();
    }

    /** The merchant that a snapshot names, which must have been read before. */
    Merchant loadedMerchant(SnapshotReader in) {
        int number = in.getInt();
        Merchant merchant = merchants.get(number);
        if (merchant == null) {
            throw in.refused("merchant " + number, "one that is known");
        }
        return merchant;
    }

    private static int[] sorted(Int2ObjectHashMap<?> map) {
        int[] keys = new int[map.size()];
        int filled = 0;
        for (Int2ObjectHashMap<?>.KeyIterator next = map.keySet().iterator(); next.hasNext(); ) {
            keys[filled++] = next.nextInt();
        }
        Arrays.sort(keys);
        return keys;
    }

    private static long[] sorted(Long2ObjectHashMap<?> map) {
        long[] keys = new long[map.size()];
        int filled = 0;
        for (Long2ObjectHashMap<?>.KeyIterator next = map.keySet().iterator(); next.hasNext(); ) {
            keys[filled++] = next.nextLong();
        }
        Arrays.sort(keys);
        return keys;
    }

    private static String key(Merchant merchant, String number) {
        return merchant.number + "/" + number;
    }
}
