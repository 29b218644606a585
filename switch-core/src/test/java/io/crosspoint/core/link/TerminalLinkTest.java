package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Links whose frames carry addresses of terminals. */
class TerminalLinkTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closing(T each) {
        open.add(each);
        return each;
    }

    private static void pays(Peer terminals, int stan) throws IOException {
        LinkMessages.purchase(terminals, stan, LinkMessages.PAN);
        terminals.send();
    }

    private static void approves(Peer issuer, MessageView request) throws IOException {
        issuer.answer(request, "00").text(38, "A00001");
        issuer.send();
    }

    @Test
    void shouldCarryATerminalsPurchaseToAnIssuerOfIso87() throws Exception {
        LinkHarness switched =
                closing(new LinkHarness("pos", Framing.POS, "iso87-ascii", Framing.LEN2));
        Peer issuer = closing(switched.issuer());
        Peer terminals = closing(switched.acquirer());
        pays(terminals, 123_456);

        MessageView forwarded = issuer.receive();
        assertThat(forwarded.mti()).isEqualTo(200);
        assertThat(Peer.text(forwarded, 2)).isEqualTo(LinkMessages.PAN);
        assertThat(forwarded.number(4)).isEqualTo(10_00);
        approves(issuer, forwarded);
        byte[] frame = terminals.receiveFrame();

        // To 1024 from 3, and what the terminal said of itself; then 0210.
        assertThat(HexFormat.of().formatHex(frame, 0, 13))
                .isEqualTo("60" + "1024" + "0003" + "60" + "31" + "10" + "310001" + "0210");
        MessageView answer = message("pos", frame, PosHeader.LENGTH);
        assertThat(answer.number(11)).isEqualTo(123_456);
        assertThat(Peer.text(answer, 39)).isEqualTo("00");
        assertThat(Peer.text(answer, 38)).isEqualTo("A00001");
    }

    @Test
    void shouldAnswerEachTerminalBehindAConnectionAtItsAddress() throws Exception {
        LinkHarness switched =
                closing(new LinkHarness("iso87-ascii", Framing.TPDU, "cups", Framing.CUPS));
        Peer issuer = closing(switched.issuer());
        Peer terminals = closing(switched.acquirer());
        terminals.comesFrom(17);
        pays(terminals, 1);
        terminals.comesFrom(18);
        pays(terminals, 2);
        MessageView first = issuer.receive();
        MessageView second = issuer.receive();
        approves(issuer, second);
        approves(issuer, first);

        for (int stan : new int[] {2, 1}) {
            byte[] frame = terminals.receiveFrame();
            TpduHeader header = new TpduHeader();
            assertThat(header.wrap(new UnsafeBuffer(frame), 0, frame.length)).isTrue();
            assertThat(header.destination()).isEqualTo(16 + stan);
            assertThat(header.source()).isEqualTo(Peer.SWITCH_ADDRESS);
            MessageView answer = message("iso87-ascii", frame, TpduHeader.LENGTH);
            assertThat(answer.number(11)).isEqualTo(stan);
        }
    }

    @Test
    void shouldAskAnIssuerWithTheConfiguredAddresses() throws Exception {
        LinkHarness switched =
                closing(new LinkHarness("iso87-ascii", Framing.LEN2, "iso87-binary", Framing.TPDU));
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        pays(acquirer, 1);
        byte[] frame = issuer.receiveFrame();

        assertThat(HexFormat.of().formatHex(frame, 0, 7))
                .isEqualTo("60" + "1024" + "0003" + "0200");
        approves(issuer, message("iso87-binary", frame, TpduHeader.LENGTH));
        assertThat(Peer.text(acquirer.receive(), 39)).isEqualTo("00");
    }

    @Test
    void shouldCloseAConnectionWhoseHeaderIsNone() throws Exception {
        LinkHarness switched =
                closing(new LinkHarness("pos", Framing.POS, "iso87-ascii", Framing.LEN2));
        Peer terminals = closing(switched.acquirer());
        LinkMessages.purchase(terminals, 1, LinkMessages.PAN);
        byte[] frame = terminals.frame();
        frame[2] = 0x61;
        terminals.write(frame);

        assertThat(terminals.isClosed()).isTrue();
    }

    private static MessageView message(String dialect, byte[] frame, int at) {
        MessageView view = new MessageView(Dialects.bundled(dialect));
        assertThat(view.wrap(new UnsafeBuffer(frame), at, frame.length - at))
                .as(() -> view.error().describe())
                .isTrue();
        return view;
    }
}
