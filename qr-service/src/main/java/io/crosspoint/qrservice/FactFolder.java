package io.crosspoint.qrservice;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.qr.CodeBoundDecoder;
import io.crosspoint.journal.qr.CodeClosedDecoder;
import io.crosspoint.journal.qr.CodeIssuedDecoder;
import io.crosspoint.journal.qr.MerchantDeregisteredDecoder;
import io.crosspoint.journal.qr.MerchantRegisteredDecoder;
import io.crosspoint.journal.qr.MerchantTierChangedDecoder;
import io.crosspoint.journal.qr.MessageHeaderDecoder;
import io.crosspoint.journal.qr.OrderCreatedDecoder;
import io.crosspoint.journal.qr.PayerCodeIssuedDecoder;
import io.crosspoint.journal.qr.Tier;

import org.agrona.collections.LongArrayList;

/** Changes the tables by one fact of the stream. */
final class FactFolder {
    private final RegistryTables tables;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MerchantRegisteredDecoder merchantRegistered = new MerchantRegisteredDecoder();
    private final MerchantTierChangedDecoder tierChanged = new MerchantTierChangedDecoder();
    private final MerchantDeregisteredDecoder deregistered = new MerchantDeregisteredDecoder();
    private final CodeIssuedDecoder codeIssued = new CodeIssuedDecoder();
    private final CodeBoundDecoder codeBound = new CodeBoundDecoder();
    private final CodeClosedDecoder codeClosed = new CodeClosedDecoder();
    private final OrderCreatedDecoder orderCreated = new OrderCreatedDecoder();
    private final PayerCodeIssuedDecoder payerCodeIssued = new PayerCodeIssuedDecoder();

    FactFolder(RegistryTables tables) {
        this.tables = tables;
    }

    void fold(RecordView fact) {
        header.wrap(fact.buffer(), fact.bodyOffset());
        switch (header.templateId()) {
            case MerchantRegisteredDecoder.TEMPLATE_ID -> merchantRegistered(fact);
            case MerchantTierChangedDecoder.TEMPLATE_ID -> tierChanged(fact);
            case MerchantDeregisteredDecoder.TEMPLATE_ID -> merchantDeregistered(fact);
            case CodeIssuedDecoder.TEMPLATE_ID -> codeIssued(fact);
            case CodeBoundDecoder.TEMPLATE_ID -> codeBound(fact);
            case CodeClosedDecoder.TEMPLATE_ID -> codeClosed(fact);
            case OrderCreatedDecoder.TEMPLATE_ID -> orderCreated(fact);
            case PayerCodeIssuedDecoder.TEMPLATE_ID -> payerCodeIssued(fact);
            default ->
                    throw new IllegalStateException(
                            "record %d of the QR stream: template %d (expected: 2 to 9)"
                                    .formatted(fact.sequence(), header.templateId()));
        }
    }

    private void merchantRegistered(RecordView fact) {
        merchantRegistered.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        int number = (int) merchantRegistered.merchantNumber();
        QrCommand.RegisterMerchant registration =
                new QrCommand.RegisterMerchant(
                        merchantRegistered.acquirer(),
                        merchantRegistered.merchantId(),
                        merchantRegistered.terminal(),
                        merchantRegistered.phone(),
                        kind(merchantRegistered),
                        tier(merchantRegistered.tier()),
                        merchantRegistered.mcc(),
                        merchantRegistered.name(),
                        merchantRegistered.cashier());
        tables.add(new Merchant(number, registration));
    }

    private void tierChanged(RecordView fact) {
        tierChanged.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        tables.merchant((int) tierChanged.merchantNumber()).tier = tier(tierChanged.tier());
    }

    private void merchantDeregistered(RecordView fact) {
        deregistered.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        Merchant merchant = tables.merchant((int) deregistered.merchantNumber());
        merchant.deregistered = true;
        merchant.closedOrdersUpTo = tables.lastOrderCounter;
        LongArrayList serials = merchant.codes;
        for (int i = 0; i < serials.size(); i++) {
            tables.code(serials.getLong(i)).closed = true;
        }
    }

    private void codeIssued(RecordView fact) {
        codeIssued.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        StaticCode code = new StaticCode(codeIssued.serial(), codeIssued.acquirer());
        tables.codes.put(code.serial, code);
        tables.lastCodeCounter = codeIssued.counter();
        int merchantNumber = (int) codeIssued.merchantNumber();
        if (merchantNumber != 0) {
            String terminal = codeIssued.terminal();
            bind(code, merchantNumber, terminal, codeIssued.store(), fact.timeNs());
        }
    }

    private void codeBound(RecordView fact) {
        codeBound.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        StaticCode code = tables.code(codeBound.serial());
        int merchantNumber = (int) codeBound.merchantNumber();
        String terminal = codeBound.terminal();
        bind(code, merchantNumber, terminal, codeBound.store(), fact.timeNs());
    }

    private void bind(
            StaticCode code, int merchantNumber, String terminal, String store, long timeNs) {
        Merchant merchant = tables.merchant(merchantNumber);
        code.bind(merchant, terminal, store, timeNs);
        merchant.codes.addLong(code.serial);
        merchant.deregistered = false;
    }

    private void codeClosed(RecordView fact) {
        codeClosed.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        tables.code(codeClosed.serial()).closed = true;
    }

    private void orderCreated(RecordView fact) {
        orderCreated.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        Merchant merchant = tables.merchant((int) orderCreated.merchantNumber());
        long serial = orderCreated.serial();
        long counter = orderCreated.counter();
        Order.Terms terms =
                new Order.Terms(
                        orderCreated.orderNumber(),
                        orderCreated.amountMinor(),
                        orderCreated.currency(),
                        orderCreated.expiresNs(),
                        orderCreated.terminal());
        tables.lastOrderCounter = counter;
        tables.add(new Order(serial, counter, merchant, terms), fact.timeNs());
    }

    private void payerCodeIssued(RecordView fact) {
        payerCodeIssued.wrapAndApplyHeader(fact.buffer(), fact.bodyOffset(), header);
        TokenCode code =
                new TokenCode(
                        payerCodeIssued.code(),
                        payerCodeIssued.token(),
                        payerCodeIssued.tokenLength(),
                        payerCodeIssued.tokenExpiry(),
                        payerCodeIssued.product(),
                        payerCodeIssued.expiresNs());
        tables.lastPayerCounter = payerCodeIssued.counter();
        tables.payerCodes.add(code, fact.timeNs());
    }

    private static MerchantKind kind(MerchantRegisteredDecoder from) {
        return switch (from.kind()) {
            case MICRO -> MerchantKind.MICRO;
            case ORDINARY -> MerchantKind.ORDINARY;
            case NULL_VAL -> throw new IllegalStateException("fact names no kind of merchant");
        };
    }

    private static MerchantTier tier(Tier tier) {
        return switch (tier) {
            case PHONE_VERIFIED -> MerchantTier.PHONE_VERIFIED;
            case IDENTITY_SUPPLIED -> MerchantTier.IDENTITY_SUPPLIED;
            case LICENCE_SUPPLIED -> MerchantTier.LICENCE_SUPPLIED;
            case NULL_VAL -> throw new IllegalStateException("fact names no tier");
        };
    }
}
