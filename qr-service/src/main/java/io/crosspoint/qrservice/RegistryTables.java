package io.crosspoint.qrservice;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

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
        ordersByNumber.put(key(order.merchant, order.number), order);
    }

    private static String key(Merchant merchant, String number) {
        return merchant.number + "/" + number;
    }
}
