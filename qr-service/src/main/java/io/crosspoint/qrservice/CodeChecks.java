package io.crosspoint.qrservice;

import io.crosspoint.qr.CheckDigit;
import io.crosspoint.qr.PayerCode;
import io.crosspoint.qrservice.QrReply.CodeStatus;
import io.crosspoint.qrservice.QrReply.LandingFound;

import org.jspecify.annotations.Nullable;

/** The message path's side of the registry: plain reads, and what payments leave behind. */
final class CodeChecks {
    private final RegistryTables tables;
    private final QrSettings settings;

    CodeChecks(RegistryTables tables, QrSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    CodeCheck payerCode(long code, long nowNs, PayerCodeView into) {
        into.set(0, 0, 0, 0);
        switch (PayerCode.of(code)) {
            case NETWORK -> {}
            case OTHER_WALLET_18, OTHER_WALLET_16_TO_24 -> {
                return CodeCheck.NOT_OURS;
            }
            case UNKNOWN -> {
                return CodeCheck.UNKNOWN;
            }
        }
        TokenCode known = tables.payerCodes.find(code);
        if (known == null) {
            return CodeCheck.UNKNOWN;
        }
        into.set(known.token, known.tokenLength, known.tokenExpiry, known.product);
        if (known.used) {
            return CodeCheck.USED;
        }
        return nowNs >= known.expiresNs() ? CodeCheck.EXPIRED : CodeCheck.OK;
    }

    CodeCheck merchantCode(
            long serial,
            long amountMinor,
            int currency,
            int businessDate,
            long nowNs,
            MerchantCodeView into) {
        into.clear();
        if (!CheckDigit.matches(serial)) {
            return CodeCheck.UNKNOWN;
        }
        Merchant merchant;
        if (Serials.isDynamic(serial)) {
            Order order = tables.orders.find(serial);
            if (order == null) {
                return CodeCheck.UNKNOWN;
            }
            merchant = order.merchant;
            into.set(merchant, order.terminal, order.id);
            CodeCheck check = check(order, nowNs);
            if (check != CodeCheck.OK) {
                return check;
            }
            if (amountMinor != order.amountMinor || currency != order.currency) {
                return CodeCheck.AMOUNT_DIFFERS;
            }
        } else {
            StaticCode code = tables.codes.get(serial);
            if (code == null) {
                return CodeCheck.UNKNOWN;
            }
            Merchant bound = code.merchant;
            if (bound == null) {
                return code.closed ? CodeCheck.CLOSED : CodeCheck.UNBOUND;
            }
            merchant = bound;
            into.set(merchant, code.terminal, 0);
            if (code.closed) {
                return CodeCheck.CLOSED;
            }
            if (amountMinor <= 0 || currency != settings.currency()) {
                return CodeCheck.AMOUNT_DIFFERS;
            }
        }
        return merchant.check(settings.limits(merchant.tier), amountMinor, businessDate);
    }

    void paymentAccepted(long codeOrSerial, long amountMinor, int businessDate) {
        if (PayerCode.isNetworks(codeOrSerial)) {
            TokenCode known = tables.payerCodes.find(codeOrSerial);
            if (known != null) {
                known.used = true;
            }
            return;
        }
        Order order = tables.orders.find(codeOrSerial);
        if (order != null) {
            order.paid = true;
            order.merchant.count(amountMinor, businessDate);
            return;
        }
        Merchant merchant = staticMerchant(codeOrSerial);
        if (merchant != null) {
            merchant.count(amountMinor, businessDate);
        }
    }

    void paymentUndone(long codeOrSerial, long amountMinor, int businessDate) {
        Order order = tables.orders.find(codeOrSerial);
        if (order != null) {
            if (order.paid) {
                order.paid = false;
                order.merchant.uncount(amountMinor, businessDate);
            }
            return;
        }
        Merchant merchant = staticMerchant(codeOrSerial);
        if (merchant != null) {
            merchant.uncount(amountMinor, businessDate);
        }
    }

    @Nullable LandingFound landing(long serial, long nowNs) {
        Order order = tables.orders.find(serial);
        if (order != null) {
            return landing(serial, check(order, nowNs), order.merchant, order.amountMinor);
        }
        StaticCode code = tables.codes.get(serial);
        if (code == null) {
            return null;
        }
        Merchant merchant = code.merchant;
        if (code.closed || merchant == null) {
            CodeCheck check = code.closed ? CodeCheck.CLOSED : CodeCheck.UNBOUND;
            return new LandingFound(
                    serial, check, code.acquirer, "", 0, "", 0, settings.currency());
        }
        return landing(serial, CodeCheck.OK, merchant, 0);
    }

    private LandingFound landing(
            long serial, CodeCheck check, Merchant merchant, long amountMinor) {
        return new LandingFound(
                serial,
                check,
                merchant.acquirer,
                merchant.name,
                merchant.mcc,
                merchant.cashier,
                amountMinor,
                settings.currency());
    }

    private static CodeCheck check(Order order, long nowNs) {
        return switch (order.status(nowNs)) {
            case OPEN -> CodeCheck.OK;
            case PAID -> CodeCheck.USED;
            case EXPIRED -> CodeCheck.EXPIRED;
            case CLOSED -> CodeCheck.CLOSED;
        };
    }

    private @Nullable Merchant staticMerchant(long serial) {
        StaticCode code = tables.codes.get(serial);
        return code == null || code.status() == CodeStatus.BLANK ? null : code.merchant;
    }
}
