package io.crosspoint.journal.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;

import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteOrder;

final class RecordJsonTest {
    private static final long TIME_NS = 1_790_000_000_000_000_001L;
    private static final long TOKEN = 6299_0012_3456_7893L;

    private final RecordBatch batch = new RecordBatch(64 << 10, 7, 3, 2);
    private final RecordJson json = new RecordJson();

    @Test
    void shouldWriteAPlainMessage() throws IOException {
        var header = new io.crosspoint.journal.transactions.MessageHeaderEncoder();
        var encoder = new io.crosspoint.journal.transactions.LinkSignOnEncoder();
        encoder.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .link(12)
                .state(io.crosspoint.journal.transactions.LinkState.SIGNED_ON);
        RecordView record = batch.commit(8 + encoder.encodedLength(), TIME_NS);
        String version = "\"version\":" + encoder.sbeSchemaVersion();
        assertThat(text(record))
                .isEqualTo(
                        "{\"sequence\":7,\"time\":\"2026-09-21T14:13:20.000000001Z\","
                                + "\"partition\":3,\"epoch\":2,"
                                + "\"type\":\"transactions.LinkSignOn\","
                                + version
                                + ",\"fields\":{\"link\":12,\"state\":\"SIGNED_ON\"}}");
    }

    @Test
    void shouldWriteCompositesAndMaskTheToken() throws IOException {
        var header = new io.crosspoint.journal.transactions.MessageHeaderEncoder();
        var encoder = new io.crosspoint.journal.transactions.TransactionAcceptedEncoder();
        encoder.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .facts()
                .transactionId(99)
                .amountMinor(12_345)
                .token(TOKEN)
                .sealHigh(0x0123456789ABCDEFL)
                .rrn("326200000017")
                .type(io.crosspoint.journal.transactions.TransactionType.PURCHASE);
        String line = text(batch.commit(8 + encoder.encodedLength(), TIME_NS));
        assertThat(line)
                .contains(
                        "\"fields\":{\"facts\":{\"transactionId\":99,",
                        "\"type\":\"PURCHASE\"",
                        "\"amountMinor\":12345",
                        "\"token\":\"629900******7893\"",
                        "\"sealHigh\":\"0123456789abcdef\"",
                        "\"rrn\":\"326200000017\"")
                .doesNotContain(Long.toString(TOKEN));
    }

    @Test
    void shouldWriteGroupsAndSets() throws IOException {
        var header = new io.crosspoint.journal.tokens.MessageHeaderEncoder();
        var encoder = new io.crosspoint.journal.tokens.TokenIssuedEncoder();
        encoder.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).serial(5);
        encoder.facts().token(TOKEN).deviceId("device-0001");
        encoder.merchantsCount(2).next().merchant("898000000000001").next().merchant("M2");
        String line = text(batch.commit(8 + encoder.encodedLength(), TIME_NS));
        assertThat(line)
                .contains(
                        "\"type\":\"tokens.TokenIssued\"",
                        "\"serial\":5",
                        "\"token\":\"629900******7893\"",
                        "\"deviceId\":\"*********01\"",
                        "\"merchants\":[{\"merchant\":\"898000000000001\"},{\"merchant\":\"M2\"}]")
                .doesNotContain(Long.toString(TOKEN), "device-0001");
    }

    @Test
    void shouldWriteTextsOfAnyLength() throws IOException {
        RecordView record = merchantRegistered("Tea \"House\"", "Lin");
        assertThat(text(record))
                .contains(
                        "\"type\":\"qr.MerchantRegistered\"",
                        "\"name\":\"Tea \\\"House\\\"\"",
                        "\"cashier\":\"*in\"");
    }

    @Test
    void shouldLeaveOutWhatABlockOfAnEarlierWriterHasNoRoomFor() throws IOException {
        var header = new io.crosspoint.journal.transactions.MessageHeaderEncoder();
        var encoder = new io.crosspoint.journal.transactions.TransactionDeclinedEncoder();
        int at = batch.begin();
        encoder.wrapAndApplyHeader(batch.buffer(), at, header).responseCode("61").ruleId(7);
        int withoutRule = io.crosspoint.journal.transactions.FactsEncoder.ENCODED_LENGTH + 2;
        header.wrap(batch.buffer(), at).blockLength(withoutRule);
        assertThat(text(batch.commit(8 + withoutRule, TIME_NS)))
                .contains("\"responseCode\":\"61\"}}")
                .doesNotContain("ruleId");
    }

    @Test
    void shouldSayThatAMessageIsLongerThanItsRecord() throws IOException {
        RecordView whole = merchantRegistered("Tea", "Lin");
        byte[] body = new byte[whole.bodyLength() - 2];
        DirectBuffer from = whole.buffer();
        from.getBytes(whole.bodyOffset(), body);
        batch.buffer().putBytes(batch.begin(), body);
        assertThat(text(batch.commit(body.length, TIME_NS)))
                .endsWith("\"problem\":\"the message is longer than its record\"}");
    }

    @Test
    void shouldNameWhatNoSchemaKnowsByItsNumbers() throws IOException {
        int offset = batch.begin();
        batch.buffer().putShort(offset, (short) 0, ByteOrder.LITTLE_ENDIAN);
        batch.buffer().putShort(offset + 2, (short) 4, ByteOrder.LITTLE_ENDIAN);
        batch.buffer().putShort(offset + 4, (short) 900, ByteOrder.LITTLE_ENDIAN);
        assertThat(text(batch.commit(20, TIME_NS)))
                .contains("\"type\":\"schema-900.message-4\",\"bodyLength\":20");
        batch.begin();
        assertThat(text(batch.commit(3, TIME_NS))).contains("\"type\":\"unknown\"");
    }

    private RecordView merchantRegistered(String name, String cashier) {
        var header = new io.crosspoint.journal.qr.MessageHeaderEncoder();
        var encoder = new io.crosspoint.journal.qr.MerchantRegisteredEncoder();
        encoder.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).merchantNumber(4);
        encoder.name(name).cashier(cashier);
        return batch.commit(8 + encoder.encodedLength(), TIME_NS);
    }

    private String text(RecordView record) throws IOException {
        StringBuilder out = new StringBuilder();
        json.write(record, out);
        return out.toString();
    }
}
