package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.RegistryHarness.ACQUIRER;
import static io.crosspoint.qrservice.RegistryHarness.DATE;
import static io.crosspoint.qrservice.RegistryHarness.OTHER_ACQUIRER;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.qr.CheckDigit;
import io.crosspoint.qrservice.QrCommand.BindCode;
import io.crosspoint.qrservice.QrCommand.ChangeTier;
import io.crosspoint.qrservice.QrCommand.CloseCode;
import io.crosspoint.qrservice.QrCommand.CreateOrder;
import io.crosspoint.qrservice.QrCommand.DeregisterMerchant;
import io.crosspoint.qrservice.QrCommand.FindCode;
import io.crosspoint.qrservice.QrCommand.FindMerchant;
import io.crosspoint.qrservice.QrCommand.FindOrder;
import io.crosspoint.qrservice.QrCommand.IssueBlankCodes;
import io.crosspoint.qrservice.QrCommand.IssuePayerCode;
import io.crosspoint.qrservice.QrCommand.IssueStaticCode;
import io.crosspoint.qrservice.QrCommand.RegisterMerchant;
import io.crosspoint.qrservice.QrReply.BlankCodesIssued;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.CodeStatus;
import io.crosspoint.qrservice.QrReply.MerchantFound;
import io.crosspoint.qrservice.QrReply.MerchantStatus;
import io.crosspoint.qrservice.QrReply.OrderFound;
import io.crosspoint.qrservice.QrReply.OrderStatus;
import io.crosspoint.qrservice.QrReply.PayerCodeIssued;
import io.crosspoint.qrservice.QrReply.Reason;
import io.crosspoint.qrservice.QrReply.Rejected;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

final class QrRegistryTest {
    private static final long TOKEN = 6_299_001_234_567_895L;

    private final RegistryHarness qr = new RegistryHarness();

    @AfterEach
    void close() {
        qr.close();
    }

    private static void assertRejected(QrReply reply, Reason reason, String field) {
        assertThat(reply).isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) reply;
        assertThat(List.of(rejected.reason(), rejected.field())).isEqualTo(List.of(reason, field));
        assertThat(rejected.expected()).isNotBlank();
    }

    @Test
    void shouldRegisterTheSameMerchantOnceAndAnswerTheSame() {
        RegisterMerchant merchant = RegistryHarness.micro("M1", "13800000001");

        QrReply first = qr.ask(merchant);
        assertThat(first).isInstanceOf(MerchantFound.class);
        assertThat(qr.ask(merchant)).isEqualTo(first);
        assertThat(qr.facts()).isEqualTo(1);
        assertThat(qr.ask(new FindMerchant(ACQUIRER, "M1"))).isEqualTo(first);
        assertRejected(
                qr.ask(RegistryHarness.micro("M1", "13800000002")), Reason.CONFLICT, "merchantId");
    }

    @Test
    void shouldTakeAPhoneNumberOnceAmongMicroMerchants() {
        qr.ask(RegistryHarness.micro("M1", "13800000001"));

        assertRejected(
                qr.ask(RegistryHarness.micro("M2", "13800000001")), Reason.CONFLICT, "phone");
        RegisterMerchant shop =
                new RegisterMerchant(
                        ACQUIRER,
                        "M3",
                        "T1",
                        "13800000001",
                        MerchantKind.ORDINARY,
                        MerchantTier.LICENCE_SUPPLIED,
                        5411,
                        "Shop",
                        "");
        assertThat(qr.ask(shop)).isInstanceOf(MerchantFound.class);
    }

    @Test
    void shouldRefuseMalformedMerchantsByField() {
        assertRejected(qr.ask(merchant("", "T1", "Shop", 5411, "")), Reason.INVALID, "merchantId");
        assertRejected(
                qr.ask(merchant("M-1", "T1", "Shop", 5411, "")), Reason.INVALID, "merchantId");
        assertRejected(
                qr.ask(merchant("M1", "T12345678", "Shop", 5411, "")), Reason.INVALID, "terminal");
        assertRejected(
                qr.ask(merchant("M1", "T1", "x".repeat(26), 5411, "")), Reason.INVALID, "name");
        assertRejected(qr.ask(merchant("M1", "T1", "a\nb", 5411, "")), Reason.INVALID, "name");
        assertRejected(qr.ask(merchant("M1", "T1", "Shop", 0, "")), Reason.INVALID, "mcc");
        assertRejected(qr.ask(RegistryHarness.micro("M1", "1380000x")), Reason.INVALID, "phone");
        assertThat(qr.facts()).isZero();
    }

    @Test
    void shouldTakeCashiersOnRegisteredDomainsOnly() {
        for (String bad :
                List.of(
                        "http://cashier.example/pay",
                        "https://evil.example/pay",
                        "https://cashier.example:444/pay",
                        "https://cashier.example@evil.example/",
                        "https://x@cashier.example/",
                        "https://cashier.example.evil.example/",
                        "//cashier.example",
                        "https://cashier.example/ x")) {
            assertRejected(
                    qr.ask(merchant("M1", "T1", "Shop", 5411, bad)), Reason.INVALID, "cashier");
        }
        assertThat(qr.ask(merchant("M1", "T1", "Shop", 5411, "https://CASHIER.example/own")))
                .isInstanceOf(MerchantFound.class);
    }

    @Test
    void shouldBindBlankCodesOnceAndOnlyForTheirAcquirer() {
        qr.ask(RegistryHarness.micro("M1", "13800000001"));
        long serial =
                ((BlankCodesIssued) qr.ask(new IssueBlankCodes(ACQUIRER, 3))).serials().get(1);
        assertThat(qr.pay(serial, 100, DATE)).isEqualTo(CodeCheck.UNBOUND);

        BindCode binding = new BindCode(ACQUIRER, serial, "M1", "T2", "Stall 9");
        BindCode strangers = new BindCode(OTHER_ACQUIRER, serial, "M1", "T2", "Stall 9");
        assertRejected(qr.ask(strangers), Reason.NOT_FOUND, "serial");
        CodeFound bound = (CodeFound) qr.ask(binding);
        assertThat(bound)
                .isEqualTo(
                        new CodeFound(serial, CodeStatus.BOUND, "M1", "T2", "Stall 9", qr.nowNs()));
        qr.pass(Duration.ofSeconds(1));
        assertThat(qr.ask(binding)).isEqualTo(bound);
        assertThat(qr.pay(serial, 100, DATE)).isEqualTo(CodeCheck.OK);

        qr.ask(RegistryHarness.micro("M2", "13800000002"));
        assertRejected(
                qr.ask(new BindCode(ACQUIRER, serial, "M2", "", "")), Reason.CONFLICT, "serial");
    }

    @Test
    void shouldCloseACodeAndLeaveItsMerchant() {
        long serial = qr.codeOf("M1", "13800000001");

        CodeFound closed = (CodeFound) qr.ask(new CloseCode(ACQUIRER, serial));
        assertThat(closed.status()).isEqualTo(CodeStatus.CLOSED);
        assertThat(qr.ask(new FindCode(ACQUIRER, serial))).isEqualTo(closed);
        assertThat(qr.pay(serial, 100, DATE)).isEqualTo(CodeCheck.CLOSED);
        assertThat(((MerchantFound) qr.ask(new FindMerchant(ACQUIRER, "M1"))).status())
                .isEqualTo(MerchantStatus.ACTIVE);
        assertRejected(
                qr.ask(new BindCode(ACQUIRER, serial, "M1", "", "")), Reason.CONFLICT, "serial");
    }

    @Test
    void shouldEndCodesAndOrdersOfADeregisteredMerchantAndKeepIt() {
        long serial = qr.codeOf("M1", "13800000001");
        OrderFound order = qr.order("M1", "A-1", 500);

        MerchantFound gone = (MerchantFound) qr.ask(new DeregisterMerchant(ACQUIRER, "M1"));
        assertThat(gone.status()).isEqualTo(MerchantStatus.DEREGISTERED);
        assertThat(qr.pay(serial, 100, DATE)).isEqualTo(CodeCheck.CLOSED);
        assertThat(qr.pay(order.serial(), 500, DATE)).isEqualTo(CodeCheck.CLOSED);
        assertRejected(
                qr.ask(RegistryHarness.micro("M2", "13800000001")), Reason.CONFLICT, "phone");

        CodeFound again = (CodeFound) qr.ask(new IssueStaticCode(ACQUIRER, "M1", "", ""));
        assertThat(qr.pay(again.serial(), 100, DATE)).isEqualTo(CodeCheck.OK);
        assertThat(qr.pay(serial, 100, DATE)).isEqualTo(CodeCheck.CLOSED);
    }

    @Test
    void shouldHoldTheLimitsOfTheTier() {
        long serial = qr.codeOf("M1", "13800000001");
        assertThat(qr.pay(serial, 50_000, DATE)).isEqualTo(CodeCheck.OK);
        assertThat(qr.pay(serial, 50_001, DATE)).isEqualTo(CodeCheck.OVER_SINGLE_LIMIT);
        qr.registry().paymentAccepted(serial, 50_000, DATE);
        qr.registry().paymentAccepted(serial, 50_000, DATE);
        assertThat(qr.pay(serial, 20_000, DATE)).isEqualTo(CodeCheck.OK);
        assertThat(qr.pay(serial, 20_001, DATE)).isEqualTo(CodeCheck.OVER_DAILY_AMOUNT);

        qr.registry().paymentAccepted(serial, 1, DATE);
        assertThat(qr.pay(serial, 1, DATE)).isEqualTo(CodeCheck.OVER_DAILY_COUNT);
        assertThat(qr.pay(serial, 50_000, DATE + 1)).isEqualTo(CodeCheck.OK);
        qr.registry().paymentUndone(serial, 1, DATE);
        assertThat(qr.pay(serial, 20_000, DATE)).isEqualTo(CodeCheck.OK);

        qr.ask(new ChangeTier(ACQUIRER, "M1", MerchantTier.IDENTITY_SUPPLIED));
        assertThat(qr.pay(serial, 200_000, DATE)).isEqualTo(CodeCheck.OK);
    }

    @Test
    void shouldTakeAnOrderOnceInItsTimeForItsAmount() {
        qr.ask(RegistryHarness.micro("M1", "13800000001"));
        OrderFound order = qr.order("M1", "A-1", 500);
        assertThat(Long.toString(order.serial())).startsWith("62").hasSize(16);
        assertThat(qr.order("M1", "A-1", 500)).isEqualTo(order);
        assertRejected(
                qr.ask(new CreateOrder(ACQUIRER, "M1", "A-1", 501, 156, 0, "")),
                Reason.CONFLICT,
                "orderNumber");

        assertThat(qr.pay(order.serial(), 501, DATE)).isEqualTo(CodeCheck.AMOUNT_DIFFERS);
        assertThat(qr.pay(order.serial(), 500, DATE)).isEqualTo(CodeCheck.OK);
        qr.registry().paymentAccepted(order.serial(), 500, DATE);
        assertThat(qr.pay(order.serial(), 500, DATE)).isEqualTo(CodeCheck.USED);
        assertThat(((OrderFound) qr.ask(new FindOrder(ACQUIRER, order.serial()))).status())
                .isEqualTo(OrderStatus.PAID);

        qr.registry().paymentUndone(order.serial(), 500, DATE);
        assertThat(qr.pay(order.serial(), 500, DATE)).isEqualTo(CodeCheck.OK);
        qr.pass(Duration.ofMinutes(15));
        assertThat(qr.pay(order.serial(), 500, DATE)).isEqualTo(CodeCheck.EXPIRED);
    }

    @Test
    void shouldFillTheViewOfAMerchantCode() {
        qr.ask(RegistryHarness.micro("M1", "13800000001"));
        OrderFound order = qr.order("M1", "A-1", 500);
        MerchantCodeView view = new MerchantCodeView();

        CodeCheck check =
                qr.registry().merchantCode(order.serial(), 500, 156, DATE, qr.nowNs(), view);
        assertThat(check).isEqualTo(CodeCheck.OK);
        assertThat(new String(view.merchantId(), StandardCharsets.US_ASCII))
                .isEqualTo("M1             ");
        assertThat(new String(view.terminal(), StandardCharsets.US_ASCII)).isEqualTo("T0000001");
        assertThat(view.nameText()).isEqualTo("面馆 Noodles");
        assertThat(List.of(view.acquirer(), view.orderId(), (long) view.mcc()))
                .isEqualTo(List.of(ACQUIRER, order.orderId(), 5812L));

        assertThat(qr.registry().merchantCode(1, 500, 156, DATE, qr.nowNs(), view))
                .isEqualTo(CodeCheck.UNKNOWN);
        assertThat(view.acquirer()).isZero();
    }

    @Test
    void shouldAcceptAPayerCodeOnceWithinItsMinute() {
        IssuePayerCode wanted = new IssuePayerCode(7, TOKEN, 16, 3012);
        PayerCodeIssued issued = (PayerCodeIssued) qr.ask(wanted);
        long later = ((PayerCodeIssued) qr.ask(wanted)).code();
        PayerCodeView view = new PayerCodeView();

        assertThat(Long.toString(issued.code())).startsWith("6201").hasSize(19);
        assertThat(qr.registry().payerCode(issued.code(), qr.nowNs(), view))
                .isEqualTo(CodeCheck.OK);
        assertThat(List.of(view.token(), (long) view.tokenLength(), (long) view.tokenExpiry()))
                .isEqualTo(List.of(TOKEN, 16L, 3012L));
        assertThat(view.product()).isEqualTo(1);
        qr.registry().paymentAccepted(issued.code(), 100, DATE);
        qr.registry().paymentUndone(issued.code(), 100, DATE);
        assertThat(qr.registry().payerCode(issued.code(), qr.nowNs(), view))
                .isEqualTo(CodeCheck.USED);

        qr.pass(Duration.ofSeconds(59));
        assertThat(qr.registry().payerCode(later, qr.nowNs(), view)).isEqualTo(CodeCheck.OK);
        qr.pass(Duration.ofSeconds(1));
        assertThat(qr.registry().payerCode(later, qr.nowNs(), view)).isEqualTo(CodeCheck.EXPIRED);
        assertThat(issued.toString() + view + wanted)
                .doesNotContain(Long.toString(TOKEN), Long.toString(issued.code()));
    }

    @Test
    void shouldTellOtherWalletsPayerCodesFromUnknownOnes() {
        PayerCodeView view = new PayerCodeView();
        assertThat(qr.registry().payerCode(134_567_890_123_456_789L, 0, view))
                .isEqualTo(CodeCheck.NOT_OURS);
        assertThat(qr.registry().payerCode(2_812_345_678_901_234_567L, 0, view))
                .isEqualTo(CodeCheck.NOT_OURS);
        assertThat(qr.registry().payerCode(6_201_000_000_000_000_000L, 0, view))
                .isEqualTo(CodeCheck.UNKNOWN);
        assertThat(qr.registry().payerCode(5, 0, view)).isEqualTo(CodeCheck.UNKNOWN);
    }

    @Test
    void shouldRefuseAtItsBoundsAndForgetWhatEndedLongAgo() {
        IssuePayerCode wanted = new IssuePayerCode(7, TOKEN, 16, 3012);
        for (int i = 0; i < 5; i++) {
            assertThat(qr.ask(wanted)).isInstanceOf(PayerCodeIssued.class);
        }
        assertRejected(qr.ask(wanted), Reason.FULL, "payer codes");
        qr.pass(CodeTimes.DEFAULT.kept().plus(Duration.ofMinutes(2)));
        assertThat(qr.ask(wanted)).isInstanceOf(PayerCodeIssued.class);

        assertRejected(qr.ask(new IssueBlankCodes(ACQUIRER, 41)), Reason.INVALID, "count");
        for (int i = 0; i < 5; i++) {
            qr.ask(new IssueBlankCodes(ACQUIRER, 40));
        }
        assertRejected(qr.ask(new IssueBlankCodes(ACQUIRER, 1)), Reason.FULL, "codes");
    }

    @Test
    void shouldRefuseMalformedOrdersAndTokensByField() {
        qr.ask(RegistryHarness.micro("M1", "13800000001"));
        assertRejected(order("A", 0, 156, 0), Reason.INVALID, "amountMinor");
        assertRejected(order("A", 50_001, 156, 0), Reason.INVALID, "amountMinor");
        assertRejected(order("A", 5, 840, 0), Reason.INVALID, "currency");
        assertRejected(order("", 5, 156, 0), Reason.INVALID, "orderNumber");
        long tooLong = Duration.ofDays(2).toNanos();
        assertRejected(order("A", 5, 156, tooLong), Reason.INVALID, "validitySeconds");
        assertRejected(
                qr.ask(new CreateOrder(ACQUIRER, "M9", "A", 5, 156, 0, "")),
                Reason.NOT_FOUND,
                "merchantId");
        assertRejected(qr.ask(new IssuePayerCode(7, 12, 12, 3012)), Reason.INVALID, "token");
        long card = 6_212_340_000_047_112L;
        assertRejected(qr.ask(new IssuePayerCode(7, card, 16, 3012)), Reason.INVALID, "token");
        assertRejected(
                qr.ask(new IssuePayerCode(7, TOKEN, 16, 3013)), Reason.INVALID, "tokenExpiry");
    }

    @Test
    void shouldCarryACheckDigitInEverySerial() {
        long serial = qr.codeOf("M1", "13800000001");
        assertThat(CheckDigit.matches(serial)).isTrue();
        assertThat(Long.toString(serial)).startsWith("1").hasSize(16);
        assertThat(qr.pay(serial + 1, 100, DATE)).isEqualTo(CodeCheck.UNKNOWN);
    }

    private QrReply order(String number, long amountMinor, int currency, long validityNs) {
        return qr.ask(
                new CreateOrder(ACQUIRER, "M1", number, amountMinor, currency, validityNs, ""));
    }

    private static RegisterMerchant merchant(
            String merchantId, String terminal, String name, int mcc, String cashier) {
        return new RegisterMerchant(
                ACQUIRER,
                merchantId,
                terminal,
                "",
                MerchantKind.ORDINARY,
                MerchantTier.LICENCE_SUPPLIED,
                mcc,
                name,
                cashier);
    }
}
