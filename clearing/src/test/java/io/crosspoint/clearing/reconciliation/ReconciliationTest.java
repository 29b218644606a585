package io.crosspoint.clearing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crosspoint.clearing.reconciliation.ReconciliationResult.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReconciliationTest {
    private static final int DATE = 20261120;
    private static final String ITEM_COLUMNS =
            "type,status,acquirer,forwarder,issuer,stan,transmission_time,issuer_stan,rrn,amount_minor\n";
    private static final String OTHER_COLUMNS =
            "type,acquirer,forwarder,issuer,stan,transmission_time,issuer_stan,rrn,amount_minor,outcome,reversed\n";
    private static final String LIST_COLUMNS =
            "business_date,acquirer,forwarder,stan,transmission_time,amount_minor,status,rrn\n";

    private static final Reconciliation BY_ACQUIRER = new Reconciliation(48, Side.ACQUIRER, DATE);

    @TempDir Path folder;

    @BeforeEach
    void publishADate() throws IOException {
        Files.writeString(
                folder.resolve("transactions.csv"),
                ITEM_COLUMNS
                        + """
                        PURCHASE,SETTLED,48,48,1021,000001,1120090000,700001,R00000000001,1000
                        PURCHASE,VOIDED,48,48,1021,000002,1120090001,700002,R00000000002,2000
                        VOID,VOID,48,48,1021,000003,1120090002,700003,R00000000003,2000
                        PURCHASE,REVERSED,48,48,1021,000004,1120090003,700004,R00000000004,400
                        PURCHASE,REVERSAL,48,48,1021,000009,1119090003,700009,R00000000009,7
                        REFUND,SETTLED,49,49,1021,000001,1120090000,700005,R00000000005,500
                        """);
        Files.writeString(
                folder.resolve("not-cleared.csv"),
                OTHER_COLUMNS
                        + """
                        PURCHASE,48,48,1021,5,1120090004,700006,R00000000006,600,DECLINED,false
                        PRE_AUTHORISATION,48,48,1021,6,1120090005,700007,R7,700,APPROVED,false
                        """);
    }

    @Test
    void shouldBeGreenWhenEveryTransactionAgrees() throws IOException {
        ReconciliationResult result =
                compare(
                        "48,48,1,1120090000,1000,APPROVED,",
                        "48,48,2,1120090001,2000,APPROVED,",
                        "48,48,3,1120090002,2000,APPROVED,",
                        "48,48,4,1120090003,400,REVERSED,",
                        "48,48,5,1120090004,600,DECLINED,",
                        "48,48,6,1120090005,700,APPROVED,",
                        "48,48,999,1120090006,1,DECLINED,");
        assertThat(result.problems()).isEmpty();
        assertThat(result.breaks()).isEmpty();
        assertThat(result.state()).isEqualTo(State.GREEN);
        assertThat(result.matchedCount()).isEqualTo(6);
    }

    @Test
    void shouldCompareTheIssuersLegWithItsOwnStan() throws IOException {
        Path list =
                list(
                        "48,48,700001,1120090000,1000,APPROVED,",
                        "48,48,700002,1120090001,2000,APPROVED,",
                        "48,48,700003,1120090002,2000,APPROVED,",
                        "49,49,700005,1120090000,500,APPROVED,");
        ReconciliationResult result =
                new Reconciliation(1021, Side.ISSUER, DATE).compare(folder, list);
        assertThat(result.breaks()).isEmpty();
        assertThat(result.state()).isEqualTo(State.GREEN);
    }

    @Test
    void shouldTellEveryKindOfBreak() throws IOException {
        ReconciliationResult result =
                compare(
                        "48,48,1,1120090000,1001,APPROVED,",
                        "48,48,2,1120090001,2000,APPROVED,",
                        "48,48,2,1120090001,2000,APPROVED,",
                        "48,48,4,1120090003,400,APPROVED,",
                        "48,48,77,1120090009,55,APPROVED,");
        assertThat(result.state()).isEqualTo(State.BREAKS);
        assertThat(result.breaks())
                .extracting(Break::stan, Break::kind, Break::oursMinor, Break::theirsMinor)
                .containsExactly(
                        tuple(1L, BreakKind.AMOUNT_DIFFERS, 1000L, 1001L),
                        tuple(2L, BreakKind.DUPLICATE, null, 2000L),
                        tuple(3L, BreakKind.SHORT, 2000L, null),
                        tuple(4L, BreakKind.STATUS_DIFFERS, 400L, 400L),
                        tuple(77L, BreakKind.LONG, null, 55L));
    }

    @Test
    void shouldMatchWithoutTimeAndThenByReferenceNumber() throws IOException {
        ReconciliationResult result =
                compare(
                        "48,48,1,,1000,APPROVED,",
                        "48,48,222222,1120090001,2000,APPROVED,R00000000002",
                        "48,48,3,1120090002,2000,APPROVED,");
        assertThat(result.breaks()).isEmpty();
        assertThat(result.matchedCount()).isEqualTo(3);
    }

    @Test
    void shouldGiveBreaksTheSameIdsAndBytesAgain() throws IOException {
        ReconciliationResult first = compare("48,48,77,1120090009,55,APPROVED,");
        ReconciliationResult again = compare("48,48,77,1120090009,55,APPROVED,");
        assertThat(again).isEqualTo(first);
        assertThat(first.breaks()).extracting(Break::id).doesNotHaveDuplicates().hasSize(4);
        BY_ACQUIRER.writeBreaks(first, folder.resolve("one.csv"));
        BY_ACQUIRER.writeBreaks(again, folder.resolve("two.csv"));
        assertThat(folder.resolve("one.csv")).hasSameBinaryContentAs(folder.resolve("two.csv"));
        assertThat(folder.resolve("one.csv"))
                .content()
                .contains(",LONG,48,ACQUIRER,20261120,48,48,000077,1120090009,,,55,,APPROVED");
    }

    @Test
    void shouldBeIncompleteWhenTheListWasCutShort() throws IOException {
        Path list = list("48,48,1,1120090000,1000,APPROVED,");
        Files.writeString(list, Files.readString(list).replace("end,1\n", ""));
        ReconciliationResult result = BY_ACQUIRER.compare(folder, list);
        assertThat(result.state()).isEqualTo(State.INCOMPLETE);
        assertThat(result.breaks()).isEmpty();
        assertThat(result.problems().getFirst()).contains("expected: a last line end,1");
    }

    @Test
    void shouldBeIncompleteWhenTheEndCountsOtherwise() throws IOException {
        Path list = list("48,48,1,1120090000,1000,APPROVED,");
        Files.writeString(list, Files.readString(list).replace("end,1", "end,2"));
        assertThat(BY_ACQUIRER.compare(folder, list).problems())
                .containsExactly("list.csv line 3: \"end,2\" (expected: end,1)");
    }

    @Test
    void shouldBeIncompleteAndHideACardNumberInAWrongColumn() throws IOException {
        ReconciliationResult result =
                compare("48,48,6212340000000000018,1120090000,1000,APPROVED,");
        assertThat(result.state()).isEqualTo(State.INCOMPLETE);
        assertThat(result.problems().getFirst())
                .startsWith("list.csv line 2 column stan: \"(digits)\"")
                .doesNotContain("6212340000");
    }

    @Test
    void shouldBeIncompleteWhenALineIsOfAnotherDateOrAFileIsMissing() throws IOException {
        Path list = list("48,48,1,1120090000,1000,APPROVED,");
        Files.writeString(list, Files.readString(list).replace("20261120,", "20261119,"));
        assertThat(BY_ACQUIRER.compare(folder, list).problems().getFirst())
                .contains("column business_date: \"20261119\" (expected: 20261120)");
        assertThat(BY_ACQUIRER.compare(folder, folder.resolve("none.csv")).state())
                .isEqualTo(State.INCOMPLETE);
        assertThat(BY_ACQUIRER.compare(folder.resolve("none"), list).state())
                .isEqualTo(State.INCOMPLETE);
    }

    private ReconciliationResult compare(String... lines) throws IOException {
        return BY_ACQUIRER.compare(folder, list(lines));
    }

    private Path list(String... lines) throws IOException {
        StringBuilder text = new StringBuilder(LIST_COLUMNS);
        for (String line : lines) {
            text.append(DATE).append(',').append(line).append('\n');
        }
        Path list = folder.resolve("list.csv");
        Files.writeString(list, text.append("end,").append(lines.length).append('\n'));
        return list;
    }
}
