package io.crosspoint.clearing.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.clearing.csv.MalformedTableException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

final class FeeTableTest {
    private static final int DATE = 20261120;
    private static final String HEADER = String.join(",", FeeRowParser.COLUMNS) + "\n";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        // the debit cap of 13.00 bites at 3,714.29
        "DEBIT, CARD, 5411, 371428, 1300, 121",
        "DEBIT, CARD, 5411, 371429, 1300, 121",
        "DEBIT, CARD, 5411, 371300, 1300, 121",
        "DEBIT, CARD, 5411, 371200, 1299, 121",
        "DEBIT, CARD, 5411, 900000000, 1300, 325",
        "PREPAID, CARD, 5411, 371429, 1300, 121",
        // credit has no cap, the network has one of 3.25 a side
        "CREDIT, CARD, 5411, 10000000, 45000, 325",
        "CREDIT, CARD, 5411, 999999, 4500, 325",
        // up to and including 1,000.00 contactless and QR pay 40 %
        "DEBIT, CARD, 5411, 100000, 350, 33",
        "DEBIT, CONTACTLESS, 5411, 100000, 140, 13",
        "DEBIT, CONTACTLESS, 5411, 100001, 350, 33",
        "DEBIT, QR, 5411, 100000, 140, 13",
        "DEBIT, QR, 5411, 100001, 350, 33",
        "CREDIT, QR, 5411, 100000, 180, 13",
        "CREDIT, QR, 5411, 100001, 450, 33",
        // public welfare and top-ups are free
        "DEBIT, QR, 8211, 5000000, 0, 0",
        "PREPAID, TOP_UP, 6540, 50000, 0, 0"
    })
    void shouldChargeWhatTheStandardTableSays(
            CardKind kind, Product product, int mcc, long amount, long issuerFee, long network) {
        FeeTable table = FeeTable.standard();
        FeeCase of = new FeeCase(DATE, kind, mcc, product, 156, amount);
        assertThat(charge(table, FeeKind.ISSUER, of)).isEqualTo(issuerFee);
        assertThat(charge(table, FeeKind.NETWORK_ACQUIRER, of)).isEqualTo(network);
        assertThat(charge(table, FeeKind.NETWORK_ISSUER, of)).isEqualTo(network);
    }

    @Test
    void shouldReachTheDebitCapExactlyAt371429() throws IOException {
        // Before rounding 3,714.28 is 12.99998 and 3,714.29 is 13.000015: DOWN tells them apart.
        FeeTable down = table("ISSUER,156,20160906,,*,*,*,,,3500,,,1300,,DOWN,KEEP");
        assertThat(charge(down, FeeKind.ISSUER, purchase(371_428))).isEqualTo(1299);
        assertThat(charge(down, FeeKind.ISSUER, purchase(371_429))).isEqualTo(1300);
        FeeTable up = table("ISSUER,156,20160906,,*,*,*,,,3500,,,1300,,UP,KEEP");
        assertThat(charge(up, FeeKind.ISSUER, purchase(371_429))).isEqualTo(1300);
    }

    @Test
    void shouldRoundHalfUpUnlessTheRowSaysOtherwise() throws IOException {
        assertThat(
                        charge(
                                table("ISSUER,156,20160906,,*,*,*,,,325,,,,,,KEEP"),
                                FeeKind.ISSUER,
                                purchase(100_000)))
                .isEqualTo(33);
        assertThat(
                        charge(
                                table("ISSUER,156,20160906,,*,*,*,,,325,,,,,HALF_EVEN,KEEP"),
                                FeeKind.ISSUER,
                                purchase(100_000)))
                .isEqualTo(32);
    }

    @Test
    void shouldApplyFixedPartMinimumAndShare() throws IOException {
        FeeTable table = table("ISSUER,156,20160906,,*,*,*,,,1000,50,120,,,,KEEP");
        assertThat(charge(table, FeeKind.ISSUER, purchase(10_000))).isEqualTo(120);
        assertThat(charge(table, FeeKind.ISSUER, purchase(100_000))).isEqualTo(150);
        FeeTable half = table("ISSUER,156,20160906,,*,*,*,,,1000,50,120,,50,,KEEP");
        assertThat(charge(half, FeeKind.ISSUER, purchase(10_000))).isEqualTo(60);
    }

    @Test
    void shouldChooseTheRowInForceOnTheDate() throws IOException {
        FeeTable table =
                table(
                        """
                        ISSUER,156,20160906,20261119,*,*,*,,,1000,,,,,,KEEP
                        ISSUER,156,20261120,,*,*,*,,,2000,,,,,,KEEP
                        """);
        assertThat(
                        charge(
                                table,
                                FeeKind.ISSUER,
                                new FeeCase(20261119, CardKind.DEBIT, 1, Product.CARD, 156, 1_000)))
                .isEqualTo(1);
        assertThat(charge(table, FeeKind.ISSUER, purchase(1_000))).isEqualTo(2);
        assertThat(
                        table.fee(
                                FeeKind.ISSUER,
                                new FeeCase(20160905, CardKind.DEBIT, 1, Product.CARD, 156, 1_000)))
                .isEmpty();
    }

    @Test
    void shouldKeepOrReturnTheFeeAsTheRowSays() throws IOException {
        Fee kept =
                table("ISSUER,156,20160906,,*,*,*,,,3500,,,,,,KEEP")
                        .fee(FeeKind.ISSUER, purchase(10_000))
                        .orElseThrow();
        assertThat(kept.returnedBy(10_000, 0, 10_000)).isZero();
        Fee returned =
                table("ISSUER,156,20160906,,*,*,*,,,3500,,,,,,RETURN")
                        .fee(FeeKind.ISSUER, purchase(10_000))
                        .orElseThrow();
        assertThat(returned.returnedBy(10_000, 0, 3_333)).isEqualTo(12);
        assertThat(returned.returnedBy(10_000, 3_333, 6_667)).isEqualTo(23);
    }

    @Property
    void shouldReturnTheWholeFeeOverAnyTwoRefunds(
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long amount,
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long part) {
        Fee fee =
                FeeTable.standard()
                        .fee(
                                FeeKind.ISSUER,
                                new FeeCase(DATE, CardKind.CREDIT, 5411, Product.CARD, 156, amount))
                        .orElseThrow();
        long first = part % (amount + 1);
        assertThat(fee.returnedBy(amount, 0, first) + fee.returnedBy(amount, first, amount - first))
                .isEqualTo(fee.amountMinor());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISSUE,156,20160906,,*,*,*,,,1,,,,,,KEEP | column fee: \"ISSUE\" (expected: one of ISSUER",
                "ISSUER,156,20161301,,*,*,*,,,1,,,,,,KEEP | column from: \"20161301\" (expected: a date yyyymmdd)",
                "ISSUER,156,20160906,20160905,*,*,*,,,1,,,,,,KEEP | column to: \"20160905\" (expected: a date not before from",
                "ISSUER,156,20160906,,GOLD,*,*,,,1,,,,,,KEEP | column card_kind: \"GOLD\" (expected: one of DEBIT",
                "ISSUER,156,20160906,,*,schools,*,,,1,,,,,,KEEP | column mcc_group: \"schools\" (expected: * or a group of mcc-groups.csv)",
                "ISSUER,156,20160906,,*,*,*,9,8,1,,,,,,KEEP | column amount_to_minor: \"8\" (expected: 9 or more)",
                "ISSUER,156,20160906,,*,*,*,,,0.35,,,,,,KEEP | column rate_ppm: \"0.35\" (expected: a whole number from 0 to 1000000)",
                "ISSUER,156,20160906,,*,*,*,,,1,,9,8,,,KEEP | column cap_minor: \"8\" (expected: the minimum, 9, or more)",
                "ISSUER,156,20160906,,*,*,*,,,1,,,,101,,KEEP | column share_percent: \"101\" (expected: a whole number from 0 to 100)",
                "ISSUER,156,20160906,,*,*,*,,,1,,,,,NEAREST,KEEP | column rounding: \"NEAREST\" (expected: one of HALF_UP",
                "ISSUER,156,20160906,,*,*,*,,,1,,,,,,MAYBE | column refund: \"MAYBE\" (expected: one of RETURN, KEEP)",
                "ISSUER,156,20160906,,*,*,* | \"7 cells\" (expected: 16 cells)"
            })
    void shouldSayWhereARowIsWrong(String row, String message) {
        assertThatThrownBy(() -> table(row))
                .isInstanceOf(MalformedTableException.class)
                .hasMessageContaining("fees.csv line 2")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseARowThatNeverDecidesAndNameEveryWrongRow() {
        String rows =
                """
                ISSUER,156,20160906,,*,*,*,,,1,,,,,,KEEP
                ISSUER,156,20170101,,DEBIT,*,QR,,,1,,,,,,KEEP
                ISSUER,0,20170101,,DEBIT,*,QR,,,1,,,,,,KEEP
                """;
        assertThatThrownBy(() -> table(rows))
                .hasMessageContaining("line 3")
                .hasMessageContaining("a row that line 2 hides")
                .hasMessageContaining("line 4 column currency");
    }

    @Test
    void shouldLoadTheStandardTableFromAFolder() throws IOException {
        for (String file : new String[] {FeeTable.FEES_FILE, FeeTable.GROUPS_FILE}) {
            try (var bytes = FeeTable.class.getResourceAsStream(file)) {
                Files.write(folder.resolve(file), bytes.readAllBytes());
            }
        }
        assertThat(charge(FeeTable.load(folder), FeeKind.ISSUER, purchase(100_000))).isEqualTo(350);
    }

    private FeeTable table(String rows) throws IOException {
        Files.writeString(
                folder.resolve(FeeTable.FEES_FILE),
                HEADER + rows.lines().collect(Collectors.joining("\n")) + "\n",
                StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve(FeeTable.GROUPS_FILE), "group,mcc_from,mcc_to\nwelfare,8000,8099\n");
        return FeeTable.load(folder);
    }

    private static FeeCase purchase(long amountMinor) {
        return new FeeCase(DATE, CardKind.DEBIT, 5411, Product.CARD, 156, amountMinor);
    }

    private static long charge(FeeTable table, FeeKind kind, FeeCase of) {
        return table.fee(kind, of).orElseThrow().amountMinor();
    }
}
