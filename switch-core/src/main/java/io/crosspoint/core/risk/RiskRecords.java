package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListedEncoder;
import io.crosspoint.journal.transactions.HotListingEndedEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;
import io.crosspoint.journal.transactions.RulesLoadedEncoder;

import org.agrona.MutableDirectBuffer;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Records of rules and hot list: rare, so that they may allocate. */
final class RiskRecords {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RulesLoadedEncoder rulesLoaded = new RulesLoadedEncoder();
    private final HotListedEncoder hotListed = new HotListedEncoder();
    private final HotListingEndedEncoder hotListingEnded = new HotListingEndedEncoder();

    /** Returns the length behind the header. */
    int rulesLoaded(MutableDirectBuffer buffer, int offset, RuleSet rules, int[] places) {
        rulesLoaded.wrapAndApplyHeader(buffer, offset, header);
        byte[] hash = HexFormat.of().parseHex(rules.sha256());
        for (int i = 0; i < hash.length; i++) {
            rulesLoaded.sha256(i, (short) (hash[i] & 0xFF));
        }
        rulesLoaded
                .version(rules.version())
                .rules(rules.rules().size())
                .hotEntries(rules.hotEntries());
        RulesLoadedEncoder.CountersEncoder group =
                rulesLoaded.countersCount(rules.counters().size());
        for (int i = 0; i < places.length; i++) {
            CounterSpec spec = rules.counters().get(i).spec();
            group.next()
                    .place((short) places[i])
                    .id(spec.id())
                    .by(spec.by())
                    .measure(spec.measure())
                    .of(spec.of())
                    .counted(spec.counted())
                    .windowSeconds(spec.windowSeconds())
                    .buckets((short) spec.buckets())
                    .entries(spec.entries())
                    .values((short) spec.values());
        }
        return rulesLoaded.encodedLength();
    }

    static CounterSpec spec(RulesLoadedDecoder.CountersDecoder from) {
        return new CounterSpec(
                from.id(),
                from.by(),
                from.measure(),
                from.of() == null ? CounterKey.NULL_VAL : from.of(),
                from.counted(),
                (int) from.windowSeconds(),
                from.buckets(),
                (int) from.entries(),
                from.values());
    }

    /** Returns the length behind the header. */
    int hotListed(MutableDirectBuffer buffer, int offset, HotEntry entry) {
        HotKey key = entry.key();
        hotListed.wrapAndApplyHeader(buffer, offset, header);
        hotListed
                .entry(entry.number())
                .kind(key.kind())
                .responseCode(0, (byte) (entry.responseCode() >> 8))
                .responseCode(1, (byte) entry.responseCode())
                .sealKeyVersion((short) key.sealKeyVersion())
                .sealHigh(key.sealHigh())
                .sealLow(key.sealLow())
                .bin(key.bin())
                .lastFour(key.lastFour())
                .token(key.token())
                .acquirer(key.acquirer())
                .putMerchant(HotKey.padded(key.merchant(), HotKey.MERCHANT_LENGTH), 0)
                .putTerminal(HotKey.padded(key.terminal(), HotKey.TERMINAL_LENGTH), 0);
        return hotListed.encodedLength();
    }

    static HotEntry entry(HotListedDecoder from, long timeNs) {
        byte[] merchant = new byte[HotKey.MERCHANT_LENGTH];
        byte[] terminal = new byte[HotKey.TERMINAL_LENGTH];
        from.getMerchant(merchant, 0);
        from.getTerminal(terminal, 0);
        HotKey key =
                new HotKey(
                        from.kind(),
                        from.sealKeyVersion(),
                        from.sealHigh(),
                        from.sealLow(),
                        (int) from.bin(),
                        from.lastFour(),
                        from.token(),
                        from.acquirer(),
                        text(merchant),
                        text(terminal));
        int code = (from.responseCode(0) & 0xFF) << 8 | (from.responseCode(1) & 0xFF);
        return new HotEntry((int) from.entry(), key, code, timeNs);
    }

    private static String text(byte[] padded) {
        return new String(padded, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Returns the length behind the header. */
    int hotListingEnded(MutableDirectBuffer buffer, int offset, int number) {
        hotListingEnded.wrapAndApplyHeader(buffer, offset, header);
        hotListingEnded.entry(number);
        return hotListingEnded.encodedLength();
    }
}
