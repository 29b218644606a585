package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.qrservice.QrReply.MerchantFound;
import io.crosspoint.qrservice.QrReply.MerchantStatus;

import org.agrona.collections.LongArrayList;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A merchant as the registry holds it, with what it took in on the latest business date. */
final class Merchant {
    final int number;
    final long acquirer;
    final String id;
    final byte[] merchantId;
    final byte[] terminal;
    final String phone;
    final MerchantKind kind;
    final int mcc;
    final String name;
    final byte[] nameBytes;
    final String cashier;

    /** Serials of the static codes that were bound to it. */
    final LongArrayList codes = new LongArrayList();

    MerchantTier tier;
    boolean deregistered;

    /** Orders up to this id ended when the merchant was deregistered. */
    long closedOrdersUpTo;

    private int dayDate;
    private long dayMinor;
    private int dayCount;

    Merchant(int number, QrCommand.RegisterMerchant registration) {
        this.number = number;
        this.acquirer = registration.acquirer();
        this.id = registration.merchantId();
        this.merchantId = padded(id, MerchantCodeView.MERCHANT_ID_LENGTH);
        this.terminal = padded(registration.terminal(), MerchantCodeView.TERMINAL_LENGTH);
        this.phone = registration.phone();
        this.kind = registration.kind();
        this.tier = registration.tier();
        this.mcc = registration.mcc();
        this.name = registration.name();
        this.nameBytes = name.getBytes(StandardCharsets.UTF_8);
        this.cashier = registration.cashier();
    }

    static byte[] padded(String text, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(content, 0, bytes, 0, content.length);
        return bytes;
    }

    static String text(byte[] padded) {
        return new String(padded, StandardCharsets.ISO_8859_1).trim();
    }

    /** As {@link #text}, with the blanks: what {@link #padded(String, int)} gives back whole. */
    static String padded(byte[] padded) {
        return new String(padded, StandardCharsets.ISO_8859_1);
    }

    static Merchant load(SnapshotReader in) {
        int number = in.getInt();
        Merchant loaded =
                new Merchant(
                        number,
                        new QrCommand.RegisterMerchant(
                                in.getLong(),
                                in.getText(),
                                in.getText(),
                                in.getText(),
                                in.getEnum(MerchantKind.class),
                                in.getEnum(MerchantTier.class),
                                in.getInt(),
                                in.getText(),
                                in.getText()));
        loaded.deregistered = in.getBoolean();
        loaded.closedOrdersUpTo = in.getLong();
        loaded.dayDate = in.getInt();
        loaded.dayMinor = in.getLong();
        loaded.dayCount = in.getInt();
        for (int left = in.getInt("codes", 0, Integer.MAX_VALUE); left > 0; left--) {
            loaded.codes.addLong(in.getLong());
        }
        return loaded;
    }

    void save(SnapshotWriter out) {
        out.putInt(number);
        out.putLong(acquirer);
        out.putText(id);
        out.putText(padded(terminal));
        out.putText(phone);
        out.putEnum(kind);
        out.putEnum(tier);
        out.putInt(mcc);
        out.putText(name);
        out.putText(cashier);
        out.putBoolean(deregistered);
        out.putLong(closedOrdersUpTo);
        out.putInt(dayDate);
        out.putLong(dayMinor);
        out.putInt(dayCount);
        out.putInt(codes.size());
        codes.forEachLong(out::putLong);
    }

    /** The terminal of a code: its own, or the merchant's where it names none. */
    byte[] terminalOr(String own) {
        return own.isEmpty() ? terminal : padded(own, MerchantCodeView.TERMINAL_LENGTH);
    }

    boolean isSame(QrCommand.RegisterMerchant again) {
        return again.equals(
                new QrCommand.RegisterMerchant(
                        acquirer, id, text(terminal), phone, kind, tier, mcc, name, cashier));
    }

    CodeCheck check(TierLimits limits, long amountMinor, int businessDate) {
        boolean sameDay = businessDate <= dayDate;
        if (amountMinor > limits.singleMinor()) {
            return CodeCheck.OVER_SINGLE_LIMIT;
        }
        if (amountMinor > limits.dailyMinor() - (sameDay ? dayMinor : 0)) {
            return CodeCheck.OVER_DAILY_AMOUNT;
        }
        return (sameDay ? dayCount : 0) >= limits.dailyCount()
                ? CodeCheck.OVER_DAILY_COUNT
                : CodeCheck.OK;
    }

    void count(long amountMinor, int businessDate) {
        if (businessDate > dayDate) {
            dayDate = businessDate;
            dayMinor = 0;
            dayCount = 0;
        }
        if (businessDate == dayDate) {
            dayMinor += amountMinor;
            dayCount++;
        }
    }

    void uncount(long amountMinor, int businessDate) {
        if (businessDate == dayDate) {
            dayMinor = Math.max(0, dayMinor - amountMinor);
            dayCount = Math.max(0, dayCount - 1);
        }
    }

    MerchantFound found() {
        return new MerchantFound(
                acquirer,
                id,
                text(terminal),
                kind,
                tier,
                mcc,
                name,
                deregistered ? MerchantStatus.DEREGISTERED : MerchantStatus.ACTIVE,
                codes.size());
    }
}
