package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.Refusals.alphanumeric;
import static io.crosspoint.qrservice.Refusals.conflict;
import static io.crosspoint.qrservice.Refusals.full;
import static io.crosspoint.qrservice.Refusals.invalid;
import static io.crosspoint.qrservice.Refusals.isDigits;
import static io.crosspoint.qrservice.Refusals.named;
import static io.crosspoint.qrservice.Refusals.unknownMerchant;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.QrCommand.ChangeTier;
import io.crosspoint.qrservice.QrCommand.DeregisterMerchant;
import io.crosspoint.qrservice.QrCommand.FindMerchant;
import io.crosspoint.qrservice.QrCommand.RegisterMerchant;
import io.crosspoint.qrservice.QrReply.MerchantFound;
import io.crosspoint.qrservice.QrReply.MerchantStatus;
import io.crosspoint.qrservice.QrReply.Rejected;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/** Decides what concerns merchants. */
final class MerchantDecisions {
    private static final int MAX_NAME = 25;
    private static final int MAX_CASHIER = 500;

    private final RegistryTables tables;
    private final FactWriter writer;
    private final LandingSettings landing;

    MerchantDecisions(RegistryTables tables, FactWriter writer, LandingSettings landing) {
        this.tables = tables;
        this.writer = writer;
        this.landing = landing;
    }

    QrReply register(RegisterMerchant wanted, long nowNs, RecordBatch facts) {
        Rejected malformed = malformed(wanted);
        if (malformed != null) {
            return malformed;
        }
        Merchant known = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (known != null) {
            return known.isSame(wanted)
                    ? known.found()
                    : conflict(
                            "merchantId",
                            "a merchant that is registered with other data",
                            "a new merchant id, or the same data again");
        }
        if (wanted.kind() == MerchantKind.MICRO && tables.isMicroPhoneTaken(wanted.phone())) {
            return conflict("phone", "a number that is registered", "no other micro merchant's");
        }
        if (tables.merchantCount() >= tables.capacity.merchants()) {
            return full("merchants", tables.capacity.merchants());
        }
        int number = tables.merchantCount() + 1;
        writer.merchantRegistered(facts, number, wanted, nowNs);
        return new Merchant(number, wanted).found();
    }

    QrReply changeTier(ChangeTier wanted, long nowNs, RecordBatch facts) {
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (merchant == null) {
            return unknownMerchant(wanted.merchantId());
        }
        MerchantFound before = merchant.found();
        if (merchant.tier == wanted.tier()) {
            return before;
        }
        writer.tierChanged(facts, merchant.number, wanted.tier(), nowNs);
        return changed(before, wanted.tier(), before.status());
    }

    QrReply deregister(DeregisterMerchant wanted, long nowNs, RecordBatch facts) {
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (merchant == null) {
            return unknownMerchant(wanted.merchantId());
        }
        MerchantFound before = merchant.found();
        if (merchant.deregistered && merchant.closedOrdersUpTo == tables.lastOrderCounter) {
            return before;
        }
        writer.merchantDeregistered(facts, merchant.number, nowNs);
        return changed(before, before.tier(), MerchantStatus.DEREGISTERED);
    }

    QrReply find(FindMerchant wanted) {
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        return merchant == null ? unknownMerchant(wanted.merchantId()) : merchant.found();
    }

    private static MerchantFound changed(
            MerchantFound before, MerchantTier tier, MerchantStatus status) {
        return new MerchantFound(
                before.acquirer(),
                before.merchantId(),
                before.terminal(),
                before.kind(),
                tier,
                before.mcc(),
                before.name(),
                status,
                before.codes());
    }

    private @Nullable Rejected malformed(RegisterMerchant wanted) {
        Rejected found = alphanumeric("merchantId", wanted.merchantId(), 1, 15);
        if (found == null) {
            found = alphanumeric("terminal", wanted.terminal(), 1, 8);
        }
        if (found == null) {
            found = named("name", wanted.name(), 1, MAX_NAME);
        }
        if (found == null && (wanted.mcc() < 1 || wanted.mcc() > 9999)) {
            found = invalid("mcc", Integer.toString(wanted.mcc()), "1 to 9999");
        }
        if (found == null) {
            found = malformedPhone(wanted);
        }
        return found == null ? malformedCashier(wanted) : found;
    }

    private static @Nullable Rejected malformedPhone(RegisterMerchant wanted) {
        boolean none = wanted.phone().isEmpty() && wanted.kind() != MerchantKind.MICRO;
        return none || isDigits(wanted.phone(), 5, 15)
                ? null
                : invalid("phone", wanted.phone().length() + " characters", "5 to 15 digits");
    }

    private @Nullable Rejected malformedCashier(RegisterMerchant wanted) {
        if (wanted.cashier().isEmpty()) {
            return null;
        }
        String expected = "an https page on a registered domain of the acquirer";
        try {
            URI page = new URI(wanted.cashier());
            boolean fits =
                    wanted.cashier().length() <= MAX_CASHIER
                            && landing.isRegistered(wanted.acquirer(), page);
            return fits ? null : invalid("cashier", wanted.cashier(), expected);
        } catch (URISyntaxException e) {
            return invalid("cashier", wanted.cashier().length() + " characters", expected);
        }
    }
}
