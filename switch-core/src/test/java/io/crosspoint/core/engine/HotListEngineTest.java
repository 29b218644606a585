package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.BuiltIn;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListingEndedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Hot list and merchant registry, from the operator's word to the acquirer's answer. */
class HotListEngineTest {
    private static final int STOLEN = ResponseCode.of("43");

    private final EngineHarness harness = new EngineHarness();
    private int stan;

    private Inbound purchase() {
        return Messages.purchase(++stan, 10_00);
    }

    private static Inbound at(Inbound message, String terminal, String merchant, int mcc) {
        put(terminal, message.terminal);
        put(merchant, message.merchant);
        message.mcc = mcc;
        return message;
    }

    private static void put(String text, byte[] into) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, into, 0, bytes.length);
    }

    private HotEntry list(HotKey key, int code) {
        return Objects.requireNonNull(offer(key, code), "room on the list");
    }

    private @Nullable HotEntry offer(HotKey key, int code) {
        @Nullable HotEntry[] entry = new @Nullable HotEntry[1];
        harness.desk(desk -> entry[0] = desk.list(key, code, harness.nowNs));
        return entry[0];
    }

    private static HotKey card(int account) {
        return HotKey.card(1, Messages.DEBIT * 1_000L + account, account, Messages.DEBIT, account);
    }

    private int declinedBy() {
        RecordView record = harness.last(TransactionDeclinedDecoder.TEMPLATE_ID);
        return (int)
                new TransactionDeclinedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder())
                        .ruleId();
    }

    private int flaggedBy() {
        RecordView record = harness.last(TransactionAcceptedDecoder.TEMPLATE_ID);
        return (int)
                new TransactionAcceptedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder())
                        .ruleId();
    }

    @Test
    void shouldDeclineAHotCardUntilItIsTakenOff() {
        HotEntry entry = list(card(1), STOLEN);
        assertThat(harness.code(purchase())).isEqualTo("43");
        assertThat(declinedBy()).isEqualTo(BuiltIn.HOT_CARD);
        harness.approved(Messages.card(purchase(), Messages.DEBIT, 2));

        harness.desk(desk -> assertThat(desk.unlist(entry.number())).isTrue());
        harness.approved(purchase());
        harness.desk(desk -> assertThat(desk.unlist(entry.number())).isFalse());
        assertThat(harness.records(HotListingEndedDecoder.TEMPLATE_ID)).isEqualTo(1);
    }

    @Test
    void shouldDeclineAHotTokenAndLeaveItsCard() {
        long token = harness.issueToken();
        list(HotKey.token(token), ResponseCode.of("62"));
        assertThat(harness.code(Messages.token(purchase(), token))).isEqualTo("62");
        assertThat(declinedBy()).isEqualTo(BuiltIn.HOT_TOKEN);
        harness.approved(purchase());
    }

    @Test
    void shouldDeclineATokenOfAHotCard() {
        long token = harness.issueToken();
        list(card(1), STOLEN);
        assertThat(harness.code(Messages.token(purchase(), token))).isEqualTo("43");
    }

    @Test
    void shouldDeclineHotMerchantsAndTerminalsOfTheirAcquirerOnly() {
        list(HotKey.merchant(Messages.ACQUIRER_CODE, "M1"), ResponseCode.of("03"));
        list(HotKey.terminal(Messages.ACQUIRER_CODE, "T2"), ResponseCode.of("58"));
        list(HotKey.terminal(48_990_000, "T3"), ResponseCode.of("58"));
        assertThat(harness.code(at(purchase(), "T1", "M1", 5411))).isEqualTo("03");
        assertThat(declinedBy()).isEqualTo(BuiltIn.HOT_MERCHANT);
        assertThat(harness.code(at(purchase(), "T2", "M2", 5411))).isEqualTo("58");
        assertThat(declinedBy()).isEqualTo(BuiltIn.HOT_TERMINAL);
        harness.approved(at(purchase(), "T3", "M2", 5411));
    }

    @Test
    void shouldCarryWhatGivesMoneyBackOfAHotCard() {
        harness.approved(purchase());
        int original = stan;
        list(card(1), STOLEN);
        harness.approved(Messages.refundOf(++stan, original, 4_00));
        assertThat(flaggedBy()).isEqualTo(BuiltIn.HOT_CARD);
    }

    @Test
    void shouldChangeTheCodeUnderTheSameNumberAndWriteNothingForTheSame() {
        HotEntry first = list(card(1), STOLEN);
        HotEntry second = list(card(1), ResponseCode.of("41"));
        HotEntry third = list(card(1), ResponseCode.of("41"));
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(third).isEqualTo(second);
        assertThat(harness.records(HotListedDecoder.TEMPLATE_ID)).isEqualTo(2);
        assertThat(harness.code(purchase())).isEqualTo("41");
    }

    @Test
    void shouldTakeNoMoreThanItsBoundAndNoRulesThatHaveLess() {
        harness.load(new RuleBook().hotEntries(2).version(1), MerchantRegistry.EMPTY);
        list(card(1), STOLEN);
        list(card(2), STOLEN);
        assertThat(offer(card(3), STOLEN)).isNull();
        assertThat(offer(card(2), ResponseCode.of("41"))).isNotNull();
        harness.approved(Messages.card(purchase(), Messages.DEBIT, 3));
        assertThatThrownBy(
                        () ->
                                harness.load(
                                        new RuleBook().hotEntries(1).version(2),
                                        MerchantRegistry.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hotListEntries: 1 (expected: at least the 2");
    }

    @Test
    void shouldKeepTheListOverARestart() {
        list(card(1), STOLEN);
        HotEntry second = list(card(2), STOLEN);
        harness.desk(desk -> desk.unlist(second.number()));
        EngineHarness next = harness.restarted();
        next.signOn();
        assertThat(next.code(Messages.purchase(90, 1_00))).isEqualTo("43");
        next.approved(Messages.card(Messages.purchase(91, 1_00), Messages.DEBIT, 2));
        next.desk(
                desk ->
                        assertThat(desk.list(card(3), STOLEN, next.nowNs))
                                .isNotNull()
                                .extracting(HotEntry::number)
                                .isEqualTo(second.number() + 1));
    }

    private static MerchantRegistry registry() {
        return new MerchantRegistry(
                List.of(
                        new MerchantRegistry.Row(
                                Messages.ACQUIRER_CODE, "M1", "T1", 5411, "Corner Shop"),
                        new MerchantRegistry.Row(
                                Messages.ACQUIRER_CODE, "M2", "", 5812, "Noodle House")));
    }

    @Test
    void shouldDeclineAMerchantUnderAnotherCategoryOrTerminal() {
        harness.load(new RuleBook().version(1), registry());
        harness.approved(at(purchase(), "T1", "M1", 5411));
        harness.approved(at(purchase(), "T9", "M2", 5812));
        assertThat(harness.code(at(purchase(), "T1", "M1", 5812))).isEqualTo("03");
        assertThat(declinedBy()).isEqualTo(BuiltIn.MERCHANT_DIFFERS);
        assertThat(harness.code(at(purchase(), "T1", "M2", 5812))).isEqualTo("03");
    }

    @Test
    void shouldDoAsThePolicySaysWithAnUnknownMerchant() {
        harness.load(new RuleBook().version(1), registry());
        harness.approved(at(purchase(), "T9", "M9", 5411));
        assertThat(flaggedBy()).isEqualTo(BuiltIn.UNKNOWN_MERCHANT);
        harness.load(
                new RuleBook().merchants(new MerchantPolicy(null, Action.DECLINE)).version(2),
                registry());
        assertThat(harness.code(at(purchase(), "T9", "M9", 5411))).isEqualTo("03");
        assertThat(declinedBy()).isEqualTo(BuiltIn.UNKNOWN_MERCHANT);
        harness.approved(at(purchase(), "T1", "M1", 5812));
    }

    @Test
    void shouldNotCheckAcquirersThatTheRegistryKnowsNothingOf() {
        harness.load(
                new RuleBook()
                        .merchants(new MerchantPolicy(Action.DECLINE, Action.DECLINE))
                        .version(1),
                new MerchantRegistry(
                        List.of(
                                new MerchantRegistry.Row(
                                        48_990_000, "M1", "", 5411, "Elsewhere"))));
        harness.approved(at(purchase(), "T1", "M1", 5812));
    }
}
