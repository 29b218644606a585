package io.crosspoint.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.clearing.JournalScript.Sale;
import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.TransactionType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Any generated day sums to zero and gives each member what a plain computation gives, which knows
 * neither the fee table nor the database: it keeps a book per member and undoes what is undone.
 */
final class ClearingDayPropertyTest {
    private static final int DATE = 20261120;
    private static final int NEXT = 20261121;
    private static final long OTHER_ACQUIRER = 48_022_900L;
    private static final Channel[] CHANNELS = {
        Channel.CARD, Channel.CONTACTLESS, Channel.QR_MERCHANT_CODE, Channel.QR_PAYER_CODE
    };
    private static final long[] AMOUNTS = {1, 7, 99_999, 100_000, 100_001, 371_428, 371_429};

    @Property(tries = 25)
    void shouldSumToZeroAndAgreeWithAPlainComputation(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> expected = new TreeMap<>();
        Path folder = Files.createTempDirectory("clearing-day");
        try (JournalScript script = new JournalScript()) {
            script.open(DATE);
            int count = 1 + random.nextInt(60);
            List<Long> inFlight = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                scene(script, random, expected, inFlight);
            }
            script.open(NEXT);
            for (long id : inFlight) {
                script.conclude(id, Outcome.APPROVED);
            }
            script.close(DATE);
            ClearingReport report = clear(script, folder);
            assertThat(positions(report)).as("seed %d", seed).isEqualTo(expected);
            assertThat(report.positions().stream().mapToLong(p -> p.netMinor()).sum()).isZero();
            assertThat(report.controlsAgree()).isTrue();
        } finally {
            delete(folder);
        }
    }

    // One sale and what happens to it; books what should remain.
    private static void scene(
            JournalScript script, Random random, Map<String, Long> books, List<Long> inFlight) {
        Sale sale = sale(script, random);
        switch (random.nextInt(7)) {
            case 0 -> {
                inFlight.add(script.accept(sale));
                book(books, sale, 1);
            }
            case 1 -> script.conclude(script.accept(sale), Outcome.DECLINED);
            case 2 -> {
                long id = script.accept(sale);
                script.conclude(id, Outcome.TIMED_OUT);
                script.reverse(id, ReversalCause.TIMEOUT);
            }
            case 3 -> {
                script.reverse(script.approve(sale), ReversalCause.ACQUIRER);
                touch(books, sale);
            }
            case 4 -> {
                long id = script.approve(sale);
                script.approve(sale.type(TransactionType.VOID).original(id));
                touch(books, sale);
            }
            case 5 -> {
                long id = script.approve(sale);
                long part = random.nextLong(sale.amountMinor() + 1);
                Sale refund = sale.type(TransactionType.REFUND).original(id);
                script.approve(refund.amount(part));
                script.approve(refund.amount(sale.amountMinor() - part));
                touch(books, sale);
            }
            default -> {
                script.approve(sale);
                book(books, sale, 1);
            }
        }
    }

    private static Sale sale(JournalScript script, Random random) {
        long amount =
                random.nextBoolean()
                        ? AMOUNTS[random.nextInt(AMOUNTS.length)]
                        : 1 + random.nextLong(2_000_000);
        return script.purchase(amount)
                .kind(random.nextBoolean() ? CardKind.DEBIT : CardKind.CREDIT)
                .channel(CHANNELS[random.nextInt(CHANNELS.length)])
                .mcc(random.nextInt(5) == 0 ? 8062 : 5411)
                .acquirer(random.nextBoolean() ? JournalScript.ACQUIRER : OTHER_ACQUIRER);
    }

    private static void book(Map<String, Long> books, Sale sale, int sign) {
        boolean free = sale.mcc() == 8062;
        boolean small = sale.channel() != Channel.CARD && sale.amountMinor() <= 100_000;
        double factor = small ? 0.4 : 1;
        long issuerFee = 0;
        long networkFee = 0;
        if (!free) {
            boolean credit = sale.kind() == CardKind.CREDIT;
            issuerFee =
                    rounded(sale.amountMinor(), credit ? "0.0045" : "0.0035", credit, 1300, factor);
            networkFee = rounded(sale.amountMinor(), "0.000325", false, 325, factor);
        }
        add(books, sale.issuer(), sign * (-sale.amountMinor() + issuerFee - networkFee));
        add(books, sale.acquirer(), sign * (sale.amountMinor() - issuerFee - networkFee));
        books.merge(ClearingReport.SWITCH, sign * 2L * networkFee, Long::sum);
    }

    // A member whose every transaction was undone still has a position, of zero.
    private static void touch(Map<String, Long> books, Sale sale) {
        book(books, sale, 1);
        book(books, sale, -1);
    }

    private static long rounded(
            long amountMinor, String rate, boolean uncapped, long capMinor, double factor) {
        BigDecimal fee = new BigDecimal(rate).multiply(BigDecimal.valueOf(amountMinor));
        if (!uncapped) {
            fee = fee.min(BigDecimal.valueOf(capMinor));
        }
        return fee.multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static void add(Map<String, Long> books, long member, long minor) {
        books.merge(Long.toString(member), minor, Long::sum);
    }

    private static Map<String, Long> positions(ClearingReport report) {
        return report.positions().stream()
                .collect(
                        Collectors.toMap(
                                ClearingReport.Position::member,
                                ClearingReport.Position::netMinor,
                                Long::sum,
                                TreeMap::new));
    }

    private static ClearingReport clear(JournalScript script, Path folder) {
        try (JournalReader reader = script.read(0)) {
            return new ClearingRun(FeeTable.standard(), ClearingOptions.standard())
                    .clear(reader, DATE, folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
