package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCodeTableTest {
    private static MessageView answer(String dialect, int mti, String code) {
        MessageWriter writer = new MessageWriter(Dialects.bundled(dialect)).start(mti);
        return view(dialect, writer.number(11, 1).text(39, code));
    }

    private static MessageView view(String dialect, MessageWriter writer) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        MessageView view = new MessageView(Dialects.bundled(dialect));
        assertThat(view.wrap(buffer, 0, writer.encode(buffer, 0))).isTrue();
        return view;
    }

    private static String written(String dialect, int mti, String code) {
        MessageWriter writer = new MessageWriter(Dialects.bundled(dialect)).start(mti);
        new ResponseCodeTable(writer.dialect()).write(ResponseCode.of(code), mti, writer);
        return Peer.text(view(dialect, writer), 39);
    }

    @ParameterizedTest
    @CsvSource({
        "iso93-ascii, 1210, 000, 00",
        "iso93-binary, 1430, 400, 00",
        "iso93-ascii, 1814, 800, 00",
        "iso93-ascii, 1210, 116, 51",
        "iso93-ascii, 1210, 133, 05",
        "iso93-ascii, 1210, 250, 04",
        "iso93-ascii, 1210, 999, 96",
        "iso87-ascii, 210, 51, 51",
        "pos, 210, A0, A0"
    })
    void shouldReadTheDialectsOwnCodes(String dialect, int mti, String own, String code) {
        ResponseCodeTable table = new ResponseCodeTable(Dialects.bundled(dialect));

        assertThat(ResponseCode.text(table.read(answer(dialect, mti, own)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "iso93-ascii, 1210, 00, 000",
        "iso93-binary, 1430, 00, 400",
        "iso93-ascii, 1814, 00, 800",
        "iso93-ascii, 1210, 51, 116",
        "iso93-ascii, 1210, A0, 916",
        "iso93-ascii, 1430, 25, 914",
        "cups, 210, A0, A0"
    })
    void shouldWriteTheDialectsOwnCodes(String dialect, int mti, String code, String own) {
        assertThat(written(dialect, mti, code)).isEqualTo(own);
    }

    /** Digits that stand for nothing must not become an action code that approves. */
    @ParameterizedTest
    @CsvSource({"06", "77", "ZZ", "aa"})
    void shouldDeclineWithACodeThatTheDialectHasNoWordFor(String code) {
        assertThat(written("iso93-ascii", 1210, code)).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({"733", "799"})
    void shouldKnowNothingOfACodeThatTheDialectDoesNotName(String own) {
        ResponseCodeTable table = new ResponseCodeTable(Dialects.bundled("iso93-ascii"));

        assertThat(table.read(answer("iso93-ascii", 1210, own))).isEqualTo(ResponseCode.NONE);
    }
}
