package io.crosspoint.journal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.describe.RecordSchemas;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.stored.SampleRecords;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.LinkState;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionDeclinedEncoder;
import io.crosspoint.journal.transactions.TransactionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

final class RecordFilterTest {
    private static final RecordSchemas SCHEMAS = new RecordSchemas();
    private static final long TOKEN = 6299_0012_3456_7893L;
    private static final long NS = 1_000_000_000L;

    private final MemoryJournal journal = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = journal.newBatch(64 << 10);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** 1 a purchase, 2 a refund that is declined, 3 a link signs on. */
    @BeforeEach
    void write() {
        TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
        accepted.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .facts()
                .transactionId(-2)
                .businessDate(20_261_120)
                .type(TransactionType.PURCHASE)
                .acquirerLink(3)
                .issuerLink(7)
                .amountMinor(1_000)
                .stan(41)
                .token(TOKEN)
                .sealHigh(0xfedcba9876543210L)
                .rrn("326200000017")
                .terminal("T 1");
        batch.commit(8 + accepted.encodedLength(), 10 * NS);
        TransactionDeclinedEncoder declined = new TransactionDeclinedEncoder();
        declined.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .responseCode("61")
                .ruleId(12)
                .facts()
                .transactionId(5)
                .businessDate(20_261_121)
                .type(TransactionType.REFUND)
                .acquirerLink(4)
                .amountMinor(-1)
                .stan(42)
                .rrn("326200000018");
        batch.commit(8 + declined.encodedLength(), 86_400 * NS);
        LinkSignOnEncoder signOn = new LinkSignOnEncoder();
        signOn.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .link(7)
                .state(LinkState.SIGNED_ON);
        batch.commit(8 + signOn.encodedLength(), 86_401 * NS);
        journal.append(batch);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type=TransactionDeclined | 2",
                "transactiondeclined | 2",
                "type=LinkSignOn,TransactionAccepted | 1 3",
                "type!=transactions.LinkSignOn | 1 2",
                "rrn=326200000017 | 1",
                "facts.rrn = 326200000017 | 1",
                "rrn!=326200000017 | 2",
                "rrn>326200000017 | 2",
                "stan=41,42 | 1 2",
                "link=7 | 1 3",
                "acquirerLink=4 | 2",
                "date=20261120 | 1",
                "date>=20261120 and amountMinor<0 | 2",
                "amountMinor<=1000 | 1 2",
                "transactionId>5 | 1",
                "facts.type=refund | 2",
                "state=SIGNED_ON | 3",
                "responseCode=61 and ruleId=12 | 2",
                "terminal='T 1' | 1",
                "token=6299001234567893 | 1",
                "sealHigh=fedcba9876543210 | 1",
                "sequence>=2 and sequence!=3 | 2",
                "time<1970-01-02 | 1",
                "time>=1970-01-02T00:00:01Z | 3",
                "epoch=9 | ''",
                "mcc=5411 | ''",
            })
    void shouldChooseRecords(String filter, String expected) {
        assertThat(chosen(filter)).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void shouldFindMembersOfGroupsAndSets() throws Exception {
        try (MemoryJournal tokens = MemoryJournal.durableAtOnce()) {
            RecordBatch samples = tokens.newBatch(64 << 10);
            SampleRecords.of("tokens").addTo(samples);
            tokens.append(samples);
            assertThat(chosen(tokens.read(0), "merchants.merchant=S37")).isEqualTo("1");
            assertThat(chosen(tokens.read(0), "channels=inApp")).isEqualTo("1");
            assertThat(chosen(tokens.read(0), "channels!=inApp")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rnr=1 | character 1: no record has a field 'rnr' (expected: a field such as",
                "type=Purchase | character 6: no record has the type 'Purchase' (expected: a type",
                "Nothing | character 1: no record has the type 'Nothing'",
                "stan | character 5: the end (expected: one of = != < <= > >=)",
                "stan=x | character 6: 'x' (expected: a number)",
                "stan= | character 6: the end (expected: a value)",
                "stan<1,2 | character 8: a second value (expected: one value behind <)",
                "state=OFF | character 7: 'OFF' (expected: one of",
                "state>SIGNED_ON | character 6: > (expected: = or !=",
                "token>6299 | character 6: > (expected: = or !=",
                "sealHigh=12 | character 10: '12' (expected: 16 hexadecimal digits)",
                "time=noon | character 6: 'noon' (expected: a time such as",
                "stan=1 or stan=2 | character 8: 'or' (expected: and, or the end)",
                "stan=1 and | character 11: the end (expected: a field or a type of record)",
                "terminal='T | character 12: the end (expected: ' behind the text)",
                "=1 | character 1: '=' (expected: a field or a type of record)",
            })
    void shouldSayWhatIsWrong(String filter, String problem) {
        assertThatThrownBy(() -> RecordFilter.parse(filter, SCHEMAS))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        assertThatThrownBy(() -> RecordFilter.parse("amountminr=1", SCHEMAS))
                .hasMessageContaining("amountMinor");
    }

    private String chosen(String filter) {
        return chosen(journal.read(0), filter);
    }

    private static String chosen(JournalReader reader, String text) {
        RecordFilter filter = RecordFilter.parse(text, SCHEMAS);
        List<String> sequences = new ArrayList<>();
        while (reader.next()) {
            if (filter.wants(reader.record())) {
                sequences.add(Long.toString(reader.record().sequence()));
            }
        }
        return String.join(" ", sequences);
    }
}
