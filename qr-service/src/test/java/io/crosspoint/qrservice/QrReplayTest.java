package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.RegistryHarness.ACQUIRER;
import static io.crosspoint.qrservice.RegistryHarness.DATE;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.QrCommand.BindCode;
import io.crosspoint.qrservice.QrCommand.ChangeTier;
import io.crosspoint.qrservice.QrCommand.CloseCode;
import io.crosspoint.qrservice.QrCommand.CreateOrder;
import io.crosspoint.qrservice.QrCommand.DeregisterMerchant;
import io.crosspoint.qrservice.QrCommand.FindCode;
import io.crosspoint.qrservice.QrCommand.FindLanding;
import io.crosspoint.qrservice.QrCommand.FindMerchant;
import io.crosspoint.qrservice.QrCommand.FindOrder;
import io.crosspoint.qrservice.QrCommand.IssueBlankCodes;
import io.crosspoint.qrservice.QrCommand.IssuePayerCode;
import io.crosspoint.qrservice.QrCommand.IssueStaticCode;
import io.crosspoint.qrservice.QrReply.BlankCodesIssued;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.OrderFound;
import io.crosspoint.qrservice.QrReply.PayerCodeIssued;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

final class QrReplayTest {
    private static final long TOKEN = 6_299_001_234_567_895L;

    private record Payment(boolean accepted, long code, long amountMinor, int date) {
        void tell(QrRegistry registry) {
            if (accepted) {
                registry.paymentAccepted(code, amountMinor, date);
            } else {
                registry.paymentUndone(code, amountMinor, date);
            }
        }
    }

    /**
     * The registry's stream first, the payments after it: as a start does, with a snapshot or
     * without.
     */
    @Property(tries = 60)
    void shouldBeTheSameAfterAReplay(@ForAll long seed, @ForAll @IntRange(max = 119) int cut) {
        try (RegistryHarness qr = new RegistryHarness()) {
            Random random = new Random(seed);
            List<Long> codes = new ArrayList<>();
            List<Long> payerCodes = new ArrayList<>();
            List<Payment> payments = new ArrayList<>();
            byte[] snapshot = {};
            long position = 0;
            int paid = 0;
            for (int step = 0; step < 120; step++) {
                if (step == cut) {
                    snapshot = qr.snapshot();
                    position = qr.facts();
                    paid = payments.size();
                }
                if (codes.isEmpty() || random.nextInt(3) > 0) {
                    remember(qr.ask(command(random, codes)), codes, payerCodes);
                } else {
                    Payment payment = payment(random, codes, payerCodes, payments);
                    if (isPossible(qr, payment)) {
                        payment.tell(qr.registry());
                        payments.add(payment);
                    }
                }
                qr.pass(Duration.ofSeconds(random.nextInt(60)));
            }

            QrRegistry replayed = qr.replayed();
            payments.forEach(payment -> payment.tell(replayed));
            assertThat(seen(replayed, qr.nowNs(), codes, payerCodes))
                    .isEqualTo(seen(qr.registry(), qr.nowNs(), codes, payerCodes));

            QrRegistry resumed = qr.resumed(snapshot, position);
            payments.subList(paid, payments.size()).forEach(payment -> payment.tell(resumed));
            assertThat(resumed.digest())
                    .isEqualTo(replayed.digest())
                    .isEqualTo(qr.registry().digest());
            assertThat(seen(resumed, qr.nowNs(), codes, payerCodes))
                    .isEqualTo(seen(qr.registry(), qr.nowNs(), codes, payerCodes));
        }
    }

    @Property(tries = 40)
    void shouldIssueSerialsThatAllDiffer(@ForAll long seed) {
        try (RegistryHarness qr = new RegistryHarness()) {
            Random random = new Random(seed);
            Set<Long> serials = new HashSet<>();
            int issued = 0;
            for (int i = 0; i < 5; i++) {
                int count = 1 + random.nextInt(30);
                issued += count;
                QrReply reply = qr.ask(new IssueBlankCodes(ACQUIRER, count));
                serials.addAll(((BlankCodesIssued) reply).serials());
            }
            assertThat(serials).hasSize(issued);
        }
    }

    @Property(tries = 20)
    void shouldPermuteEveryNumberToAnotherOne(@ForAll long key) {
        SerialPermutation permutation =
                new SerialPermutation(input -> (input ^ key) * 0x9E3779B97F4A7C15L, 1, 3);
        Set<Long> seen = new HashSet<>();
        for (long number = 0; number < 1000; number++) {
            long permuted = permutation.apply(number);
            assertThat(permuted).isBetween(0L, 999L);
            seen.add(permuted);
        }
        assertThat(seen).hasSize(1000);
    }

    private static QrCommand command(Random random, List<Long> codes) {
        String merchantId = "M" + random.nextInt(6);
        long serial = codes.isEmpty() ? 1 : codes.get(random.nextInt(codes.size()));
        MerchantTier[] tiers = MerchantTier.values();
        return switch (random.nextInt(10)) {
            case 0, 1 -> RegistryHarness.micro(merchantId, "1380000000" + random.nextInt(8));
            case 2 -> new IssueStaticCode(ACQUIRER, merchantId, "", "Stall");
            case 3 -> new IssueBlankCodes(ACQUIRER, 1 + random.nextInt(3));
            case 4 -> new BindCode(ACQUIRER, serial, merchantId, "T7", "");
            case 5 -> random.nextInt(4) == 0 ? new CloseCode(ACQUIRER, serial) : new FindCode(1, 2);
            case 6 -> new ChangeTier(ACQUIRER, merchantId, tiers[random.nextInt(tiers.length)]);
            case 7 -> new IssuePayerCode(7, TOKEN, 16, 3012);
            case 8 ->
                    random.nextInt(5) == 0
                            ? new DeregisterMerchant(ACQUIRER, merchantId)
                            : new FindMerchant(ACQUIRER, merchantId);
            default ->
                    new CreateOrder(
                            ACQUIRER,
                            merchantId,
                            "A-" + random.nextInt(50),
                            100 + random.nextInt(3),
                            156,
                            0,
                            "");
        };
    }

    private static void remember(QrReply reply, List<Long> codes, List<Long> payerCodes) {
        switch (reply) {
            case CodeFound found -> codes.add(found.serial());
            case BlankCodesIssued blanks -> codes.addAll(blanks.serials());
            case OrderFound order -> codes.add(order.serial());
            case PayerCodeIssued issued -> payerCodes.add(issued.code());
            default -> {}
        }
    }

    private static Payment payment(
            Random random, List<Long> codes, List<Long> payerCodes, List<Payment> before) {
        if (!before.isEmpty() && random.nextInt(4) == 0) {
            Payment earlier = before.get(random.nextInt(before.size()));
            return new Payment(false, earlier.code, earlier.amountMinor, earlier.date);
        }
        boolean payer = !payerCodes.isEmpty() && random.nextInt(4) == 0;
        List<Long> from = payer ? payerCodes : codes;
        long code = from.get(random.nextInt(from.size()));
        return new Payment(true, code, 100 + random.nextInt(3), DATE + random.nextInt(2));
    }

    /** What the engine tells: payments that passed the check, and the undoing of such. */
    private static boolean isPossible(RegistryHarness qr, Payment payment) {
        if (!payment.accepted) {
            return true;
        }
        CodeCheck asPayer = qr.registry().payerCode(payment.code, qr.nowNs(), new PayerCodeView());
        return asPayer == CodeCheck.OK
                || qr.pay(payment.code, payment.amountMinor, payment.date) == CodeCheck.OK;
    }

    /** Everything that can be asked of a registry about these codes. */
    private static List<Object> seen(
            QrRegistry registry, long nowNs, List<Long> codes, List<Long> payerCodes) {
        RecordBatch none = new RecordBatch(RecordBatch.MIN_CAPACITY_BYTES, 1, 0, 1);
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            seen.add(registry.decide(new FindMerchant(ACQUIRER, "M" + i), nowNs, none));
        }
        for (long code : codes) {
            seen.add(registry.decide(new FindCode(ACQUIRER, code), nowNs, none));
            seen.add(registry.decide(new FindOrder(ACQUIRER, code), nowNs, none));
            seen.add(registry.decide(new FindLanding(code), nowNs, none));
            for (long amountMinor = 100; amountMinor < 60_000; amountMinor += 7_000) {
                MerchantCodeView view = new MerchantCodeView();
                seen.add(registry.merchantCode(code, amountMinor, 156, DATE + 1, nowNs, view));
                seen.add(List.of(view.acquirer(), view.orderId(), view.nameText()));
            }
        }
        for (long code : payerCodes) {
            PayerCodeView view = new PayerCodeView();
            seen.add(registry.payerCode(code, nowNs, view));
            seen.add(view.token());
        }
        assertThat(none.isEmpty()).isTrue();
        return seen;
    }
}
