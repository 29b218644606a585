package io.crosspoint.qrservice;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.qr.CodeBoundEncoder;
import io.crosspoint.journal.qr.CodeClosedEncoder;
import io.crosspoint.journal.qr.CodeIssuedEncoder;
import io.crosspoint.journal.qr.Kind;
import io.crosspoint.journal.qr.MerchantDeregisteredEncoder;
import io.crosspoint.journal.qr.MerchantRegisteredEncoder;
import io.crosspoint.journal.qr.MerchantTierChangedEncoder;
import io.crosspoint.journal.qr.MessageHeaderEncoder;
import io.crosspoint.journal.qr.OrderCreatedEncoder;
import io.crosspoint.journal.qr.PayerCodeIssuedEncoder;
import io.crosspoint.journal.qr.Tier;

/** Appends facts of the registry's stream to a batch. */
final class FactWriter {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MerchantRegisteredEncoder merchantRegistered = new MerchantRegisteredEncoder();
    private final MerchantTierChangedEncoder tierChanged = new MerchantTierChangedEncoder();
    private final MerchantDeregisteredEncoder deregistered = new MerchantDeregisteredEncoder();
    private final CodeIssuedEncoder codeIssued = new CodeIssuedEncoder();
    private final CodeBoundEncoder codeBound = new CodeBoundEncoder();
    private final CodeClosedEncoder codeClosed = new CodeClosedEncoder();
    private final OrderCreatedEncoder orderCreated = new OrderCreatedEncoder();
    private final PayerCodeIssuedEncoder payerCodeIssued = new PayerCodeIssuedEncoder();

    void merchantRegistered(
            RecordBatch facts, int number, QrCommand.RegisterMerchant from, long nowNs) {
        merchantRegistered
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .merchantNumber(number)
                .acquirer(from.acquirer())
                .mcc(from.mcc())
                .kind(from.kind() == MerchantKind.MICRO ? Kind.MICRO : Kind.ORDINARY)
                .tier(tier(from.tier()))
                .merchantId(from.merchantId())
                .terminal(from.terminal())
                .phone(from.phone())
                .name(from.name())
                .cashier(from.cashier());
        facts.commit(HEADER + merchantRegistered.encodedLength(), nowNs);
    }

    void tierChanged(RecordBatch facts, int number, MerchantTier tier, long nowNs) {
        tierChanged
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .merchantNumber(number)
                .tier(tier(tier));
        facts.commit(HEADER + tierChanged.encodedLength(), nowNs);
    }

    void merchantDeregistered(RecordBatch facts, int number, long nowNs) {
        deregistered
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .merchantNumber(number);
        facts.commit(HEADER + deregistered.encodedLength(), nowNs);
    }

    /** What a static code's issue says beside the acquirer; merchant 0 is a blank code. */
    record Issue(long serial, long counter, int merchantNumber, String terminal, String store) {}

    void codeIssued(RecordBatch facts, long acquirer, Issue issue, long nowNs) {
        codeIssued
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .serial(issue.serial)
                .counter(issue.counter)
                .acquirer(acquirer)
                .merchantNumber(issue.merchantNumber)
                .terminal(issue.terminal)
                .store(issue.store);
        facts.commit(HEADER + codeIssued.encodedLength(), nowNs);
    }

    void codeBound(RecordBatch facts, int merchantNumber, QrCommand.BindCode from, long nowNs) {
        codeBound
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .serial(from.serial())
                .merchantNumber(merchantNumber)
                .terminal(from.terminal())
                .store(from.store());
        facts.commit(HEADER + codeBound.encodedLength(), nowNs);
    }

    void codeClosed(RecordBatch facts, long serial, long nowNs) {
        codeClosed.wrapAndApplyHeader(facts.buffer(), facts.begin(), header).serial(serial);
        facts.commit(HEADER + codeClosed.encodedLength(), nowNs);
    }

    void orderCreated(RecordBatch facts, Order order, String terminal, long nowNs) {
        orderCreated
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .serial(order.serial)
                .counter(order.id)
                .merchantNumber(order.merchant.number)
                .amountMinor(order.amountMinor)
                .currency(order.currency)
                .expiresNs(order.expiresNs())
                .terminal(terminal)
                .orderNumber(order.number);
        facts.commit(HEADER + orderCreated.encodedLength(), nowNs);
    }

    void payerCodeIssued(RecordBatch facts, TokenCode code, PayerIssue issue, long nowNs) {
        payerCodeIssued
                .wrapAndApplyHeader(facts.buffer(), facts.begin(), header)
                .code(code.code())
                .counter(issue.counter)
                .wallet(issue.wallet)
                .token(code.token)
                .tokenLength((short) code.tokenLength)
                .tokenExpiry(code.tokenExpiry)
                .product((short) code.product)
                .expiresNs(code.expiresNs());
        facts.commit(HEADER + payerCodeIssued.encodedLength(), nowNs);
    }

    /** Who asked for a payer code, and the number it was made from. */
    record PayerIssue(long wallet, long counter) {}

    private static Tier tier(MerchantTier tier) {
        return switch (tier) {
            case PHONE_VERIFIED -> Tier.PHONE_VERIFIED;
            case IDENTITY_SUPPLIED -> Tier.IDENTITY_SUPPLIED;
            case LICENCE_SUPPLIED -> Tier.LICENCE_SUPPLIED;
        };
    }
}
