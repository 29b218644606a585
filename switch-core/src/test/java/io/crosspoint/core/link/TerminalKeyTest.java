package io.crosspoint.core.link;

import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;

/** Terminals that name neither a time nor an institution: trace number, terminal and merchant. */
@Timeout(30)
class TerminalKeyTest {
    private LinkHarness switched;
    private Peer issuer;
    private Peer terminals;

    @BeforeEach
    void connect() throws Exception {
        switched = new LinkHarness("pos", Framing.POS, "cups", Framing.CUPS);
        issuer = switched.issuer();
        terminals = switched.acquirer();
    }

    @AfterEach
    void disconnect() throws Exception {
        terminals.close();
        issuer.close();
        switched.close();
    }

    private MessageWriter sale(int stan, String terminal) {
        return MemberScript.TERMINALS.sale(terminals, 200, stan).text(41, terminal);
    }

    private MessageView approves() throws IOException {
        MessageView request = issuer.receive();
        issuer.answer(request, "00").text(38, "A00001");
        issuer.send();
        return request;
    }

    @Test
    void shouldTellTerminalsWithTheSameTraceNumberApart() throws Exception {
        for (String terminal : new String[] {"T0000001", "T0000002"}) {
            sale(1, terminal);
            terminals.send();
            assertThat(text(approves(), 41)).isEqualTo(terminal);
            MessageView answer = terminals.receive();
            assertThat(text(answer, 39)).isEqualTo("00");
            assertThat(text(answer, 41)).isEqualTo(terminal);
        }
        MemberScript.TERMINALS.naming(
                MemberScript.TERMINALS
                        .sale(terminals, 200, 2)
                        .text(41, "T0000002")
                        .number(3, 200_000),
                1);
        terminals.send();
        assertThat(text(approves(), 41)).isEqualTo("T0000002");
        assertThat(text(terminals.receive(), 39)).isEqualTo("00");
    }

    @Test
    void shouldTellTheIssuerWhoAsksAndWhen() throws Exception {
        sale(1, "T0000001");
        terminals.send();
        MessageView request = approves();

        assertThat(request.number(32)).isEqualTo(MemberScript.ACQUIRER);
        assertThat(request.number(33)).isEqualTo(MemberScript.FORWARDER);
        assertThat(request.number(7)).isPositive();
        MessageView answer = terminals.receive();
        assertThat(answer.number(13) * 1_000_000 + answer.number(12)).isEqualTo(request.number(7));
        assertThat(answer.has(7)).isFalse();
        assertThat(answer.has(33)).isFalse();
    }

    @Test
    void shouldNotTakeTheDayBeforesSaleForARepeat() throws Exception {
        for (int date : new int[] {614, 615}) {
            sale(1, "T0000001").number(12, 100_000).number(13, date);
            terminals.send();
            assertThat(approves().number(7)).isEqualTo(date * 1_000_000L + 100_000);
            assertThat(text(terminals.receive(), 39)).isEqualTo("00");
        }
        sale(1, "T0000001").number(12, 100_500).number(13, 614);
        terminals.send();
        assertThat(text(terminals.receive(), 38)).isEqualTo("A00001");
    }

    @Test
    void shouldRefuseAnOriginalThatIsNone() throws Exception {
        MemberScript.TERMINALS.sale(terminals, 400, 2).text(61, "00000100001");
        terminals.send();
        assertThat(text(terminals.receive(), 39)).isEqualTo("30");

        MemberScript.TERMINALS.naming(MemberScript.TERMINALS.sale(terminals, 400, 3), 9);
        terminals.send();
        assertThat(text(terminals.receive(), 39)).isEqualTo("25");
    }

    @Test
    void shouldSignATerminalOn() throws Exception {
        terminals
                .start(800)
                .text(41, "T0000001")
                .text(42, "M00000000000001")
                .text(60, "00000001001");
        terminals.send();
        assertThat(text(terminals.receive(), 39)).isEqualTo("00");

        terminals
                .start(800)
                .text(41, "T0000001")
                .text(42, "M00000000000001")
                .text(60, "00000001999");
        terminals.send();
        assertThat(text(terminals.receive(), 39)).isEqualTo("40");
    }
}
