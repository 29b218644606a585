package io.crosspoint.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.clearing.ClearingReport.Position;
import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.TransactionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

final class ClearingRunTest {
    private static final int MONDAY = 20261116;
    private static final int TUESDAY = 20261117;

    @TempDir Path output;
    private final JournalScript script = new JournalScript();

    @AfterEach
    void closeJournal() {
        script.close();
    }

    @Test
    void shouldNetAPurchaseBetweenIssuerAcquirerAndSwitch() {
        script.open(MONDAY);
        script.approve(script.purchase(100_000));
        ClearingReport report = closeAndClear(MONDAY);

        // 1,000.00 by debit card: issuer 3.50, network 0.325 a side, rounded up.
        assertThat(net(report, JournalScript.DEBIT_BANK)).isEqualTo(-(100_000 - 350) - 33);
        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(100_000 - 350 - 33);
        assertThat(report.positions().getLast().member()).isEqualTo(ClearingReport.SWITCH);
        assertThat(report.positions().getLast().netMinor()).isEqualTo(66);
        assertThat(report.sums().getFirst().netMinor()).isZero();
        assertThat(report.controls()).allMatch(ClearingReport.ControlTotal::agrees).hasSize(5);
    }

    @Test
    void shouldLeaveNoFeeAndNoMovementWhenVoidedTheSameDate() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(50_000));
        script.approve(script.purchase(50_000).type(TransactionType.VOID).original(sale));
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.count(ItemStatus.VOIDED)).isEqualTo(1);
        assertThat(report.count(ItemStatus.VOID)).isEqualTo(1);
        assertThat(report.positions()).allMatch(position -> position.netMinor() == 0);
        assertThat(report.sums().getFirst().issuerFeeMinor()).isZero();
    }

    @Test
    void shouldLetThePurchaseStandWhenItsVoidWasDeclined() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(50_000));
        long undo =
                script.accept(script.purchase(50_000).type(TransactionType.VOID).original(sale));
        script.conclude(undo, Outcome.DECLINED);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.count(ItemStatus.SETTLED)).isEqualTo(1);
        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(50_000 - 175 - 16);
    }

    @Test
    void shouldLetThePurchaseStandWhenItsVoidWasReversed() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(50_000));
        long undo =
                script.approve(script.purchase(50_000).type(TransactionType.VOID).original(sale));
        script.reverse(undo, ReversalCause.ACQUIRER);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.count(ItemStatus.REVERSED)).isEqualTo(1);
        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(50_000 - 175 - 16);
    }

    @ParameterizedTest
    @EnumSource(value = ReversalCause.class, mode = EnumSource.Mode.EXCLUDE, names = "NULL_VAL")
    void shouldMoveNothingWhenReversedBeforeTheClose(ReversalCause cause) {
        script.open(MONDAY);
        script.reverse(script.approve(script.purchase(70_000)), cause);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.count(ItemStatus.REVERSED)).isEqualTo(1);
        assertThat(report.positions()).allMatch(position -> position.netMinor() == 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NULL_VAL", "APPROVED"})
    void shouldMoveNothingWhenNotApproved(Outcome outcome) {
        script.open(MONDAY);
        script.conclude(script.accept(script.purchase(70_000)), outcome);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.itemCount()).isZero();
        assertThat(report.acceptedCount()).isEqualTo(1);
        assertThat(report.positions()).isEmpty();
    }

    @Test
    void shouldMoveNothingForPreAuthorisationsAndInquiriesButForCompletions() {
        script.open(MONDAY);
        long hold = script.approve(script.purchase(80_000).type(TransactionType.PRE_AUTHORISATION));
        script.approve(script.purchase(0).type(TransactionType.BALANCE_INQUIRY));
        script.approve(script.purchase(90_000).type(TransactionType.COMPLETION).original(hold));
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.itemCount()).isEqualTo(1);
        assertThat(report.sums().getFirst().grossMinor()).isEqualTo(90_000);
    }

    @Test
    void shouldReturnTheFeeOverTwoPartialRefundsExactly() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(10_001));
        script.approve(script.purchase(3_333).type(TransactionType.REFUND).original(sale));
        script.approve(script.purchase(6_668).type(TransactionType.REFUND).original(sale));
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.count(ItemStatus.SETTLED)).isEqualTo(3);
        assertThat(report.positions()).hasSize(3).allMatch(p -> p.netMinor() == 0);
    }

    @Test
    void shouldReferToTheFeeOfAnOriginalOfAnEarlierDate() throws IOException {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(500_000));
        script.open(TUESDAY);
        script.close(MONDAY);
        script.approve(script.purchase(250_000).type(TransactionType.REFUND).original(sale));
        ClearingReport report = closeAndClear(TUESDAY);

        // The original paid the capped 13.00 and twice 1.63; half of it goes back.
        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(-250_000 + 650 + 82);
        assertThat(net(report, JournalScript.DEBIT_BANK)).isEqualTo(250_000 - 650 + 82);
        assertThat(Files.readString(report.folder().resolve("transactions.csv")))
                .contains(",REFUND,SETTLED,", ",-250000,-650,-82,-82,");
    }

    @Test
    void shouldClearATransactionOnItsOwnDateWhenAnsweredAfterTheCutOver() {
        script.open(MONDAY);
        long sale = script.accept(script.purchase(12_300));
        script.open(TUESDAY);
        script.approve(script.purchase(99));
        script.conclude(sale, Outcome.APPROVED);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.itemCount()).isEqualTo(1);
        assertThat(report.sums().getFirst().grossMinor()).isEqualTo(12_300);
    }

    @Test
    void shouldTakeBackOnALaterDateWhatWasReversedAfterTheClose() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(40_000));
        script.open(TUESDAY);
        script.close(MONDAY);
        script.reverse(sale, ReversalCause.ACQUIRER);
        script.close(TUESDAY);
        ClearingReport monday = clear(MONDAY);
        ClearingReport tuesday = clear(TUESDAY);

        assertThat(monday.count(ItemStatus.SETTLED)).isEqualTo(1);
        assertThat(tuesday.count(ItemStatus.REVERSAL)).isEqualTo(1);
        assertThat(net(tuesday, JournalScript.ACQUIRER))
                .isEqualTo(-net(monday, JournalScript.ACQUIRER));
        assertThat(net(tuesday, JournalScript.DEBIT_BANK))
                .isEqualTo(-net(monday, JournalScript.DEBIT_BANK));
    }

    @Test
    void shouldBringBackThePurchaseWhenItsVoidIsReversedAfterTheClose() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(40_000));
        long undo =
                script.approve(script.purchase(40_000).type(TransactionType.VOID).original(sale));
        script.open(TUESDAY);
        script.close(MONDAY);
        script.reverse(undo, ReversalCause.ACQUIRER);
        ClearingReport report = closeAndClear(TUESDAY);

        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(40_000 - 140 - 13);
    }

    @Test
    void shouldCountAReversalOnceWhenQueuedBetweenCutOverAndClose() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(40_000));
        script.open(TUESDAY);
        script.reverse(sale, ReversalCause.ACQUIRER);
        script.close(MONDAY);
        script.close(TUESDAY);

        assertThat(clear(MONDAY).count(ItemStatus.REVERSED)).isEqualTo(1);
        assertThat(clear(TUESDAY).itemCount()).isZero();
    }

    @Test
    void shouldPayATopUpToTheIssuerWithoutFee() {
        script.open(MONDAY);
        script.approve(script.purchase(20_000).kind(CardKind.PREPAID).type(TransactionType.TOP_UP));
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(net(report, JournalScript.ACQUIRER)).isEqualTo(-20_000);
        assertThat(net(report, JournalScript.DEBIT_BANK)).isEqualTo(20_000);
    }

    @Test
    void shouldPublishTheSameBytesForTheSameJournal() throws IOException {
        fillMonday();
        script.close(MONDAY);
        ClearingReport first = clear(MONDAY);
        Map<String, String> files = contents(first.folder());
        ClearingReport again = clear(MONDAY, output.resolve("again"));

        assertThat(contents(again.folder())).isEqualTo(files);
        assertThat(clear(MONDAY)).isEqualTo(first);
        assertThat(files.keySet())
                .contains(
                        "control-totals.csv",
                        "fee-summary.csv",
                        "manifest.csv",
                        "not-cleared.csv",
                        "positions.csv",
                        "settlement.csv",
                        "transactions.csv",
                        "members/1021/detail.csv",
                        "members/3081/detail.csv");
        try (Stream<Path> left = Files.list(output)) {
            assertThat(left).allMatch(path -> !path.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void shouldMaskCardsAndHideTheCardBehindATokenFromTheAcquirer() throws IOException {
        script.open(MONDAY);
        script.approve(script.purchase(1_000).channel(Channel.CONTACTLESS));
        ClearingReport report = closeAndClear(MONDAY);
        Map<String, String> files = contents(report.folder());

        assertThat(files.get("members/48021000/detail.csv"))
                .contains("629900*********0001")
                .doesNotContain("621234");
        assertThat(files.get("members/1021/detail.csv")).contains("621234*********0001");
        assertThat(String.join("", files.values())).doesNotContainPattern("6299\\d{8}");
    }

    @Test
    void shouldLeaveWhatWasPublishedAloneWhenItWouldChange() throws IOException {
        fillMonday();
        script.close(MONDAY);
        Path folder = clear(MONDAY).folder();
        Files.writeString(folder.resolve("positions.csv"), "altered\n");

        assertThatThrownBy(() -> clear(MONDAY))
                .isInstanceOf(ClearingException.class)
                .hasMessageContaining("first that differs: positions.csv");
        assertThat(folder.resolve("positions.csv")).hasContent("altered");
    }

    @Test
    void shouldRefuseADateThatIsNotClosed() {
        fillMonday();
        assertThatThrownBy(() -> clear(MONDAY))
                .isInstanceOf(ClearingException.class)
                .hasMessageContaining("business date 20261116 is not closed")
                .hasMessageContaining("up to sequence " + script.position());
        assertThatThrownBy(() -> clear(TUESDAY))
                .hasMessageContaining("20261117 is not in the records from sequence 1");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void shouldRefuseADateWithATransactionThatWasNeverAnswered() {
        script.open(MONDAY);
        long id = script.accept(script.purchase(1));
        script.close(MONDAY);
        assertThatThrownBy(() -> clear(MONDAY))
                .hasMessageContaining("[" + id + "]: neither concluded nor reversed");
    }

    @Test
    void shouldRefuseRecordsThatBeginAfterTheDateOrAfterAnOriginal() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(5_000));
        script.close(MONDAY);
        long mondayEnd = script.position();
        script.open(TUESDAY);
        script.approve(script.purchase(5_000).type(TransactionType.REFUND).original(sale));
        script.close(TUESDAY);

        assertThatThrownBy(() -> clearFrom(2, MONDAY))
                .hasMessageContaining("begins at sequence 1, the records at 3");
        assertThatThrownBy(() -> clearFrom(mondayEnd, TUESDAY))
                .hasMessageContaining("its original " + sale + " is not in the records read");
    }

    @Test
    void shouldTellAControlTotalThatDisagrees() {
        script.open(MONDAY);
        script.approve(script.purchase(5_000));
        script.miscount(MONDAY);
        ClearingReport report = closeAndClear(MONDAY);

        assertThat(report.controlsAgree()).isFalse();
        assertThat(report.controls().get(1))
                .isEqualTo(new ClearingReport.ControlTotal("approved_count", 2, 1));
    }

    private void fillMonday() {
        script.open(MONDAY);
        long sale = script.approve(script.purchase(371_429));
        script.approve(script.purchase(100_000).kind(CardKind.CREDIT).channel(Channel.CONTACTLESS));
        script.approve(script.purchase(371_429).type(TransactionType.REFUND).original(sale));
        script.conclude(script.accept(script.purchase(77)), Outcome.DECLINED);
        script.approve(script.purchase(9_900).mcc(8211).channel(Channel.QR_MERCHANT_CODE));
    }

    private ClearingReport closeAndClear(int date) {
        script.close(date);
        return clear(date);
    }

    private ClearingReport clear(int date) {
        return clear(date, output);
    }

    private ClearingReport clear(int date, Path folder) {
        try (JournalReader reader = script.read(0)) {
            return new ClearingRun(FeeTable.standard(), ClearingOptions.standard())
                    .clear(reader, date, folder);
        }
    }

    private void clearFrom(long position, int date) {
        try (JournalReader reader = script.read(position)) {
            new ClearingRun(FeeTable.standard(), ClearingOptions.standard())
                    .clear(reader, date, output);
        }
    }

    private static long net(ClearingReport report, long member) {
        return report.positions().stream()
                .filter(position -> position.member().equals(Long.toString(member)))
                .mapToLong(Position::netMinor)
                .sum();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
