package io.crosspoint.perf.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.perf.load.EchoIssuer;
import io.crosspoint.perf.wire.AsciiFields;
import io.crosspoint.perf.wire.AsciiMessage;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

@Timeout(30)
class BareRelayTest {
    private final EventLoopGroup group = EventLoops.group(1, "relay-test");

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldGiveEachAcquirerItsOwnStanBack() throws Exception {
        try (EchoIssuer issuer = EchoIssuer.listen(group.next(), 0);
                BareRelay relay = relay(issuer.port());
                Socket first = connect(relay);
                Socket second = connect(relay)) {
            first.getOutputStream().write(request("000007", "A1"));
            second.getOutputStream().write(request("000007", "B1"));
            first.getOutputStream().write(request("999999", "A2"));
            assertThat(answer(first)).isEqualTo("0210 000007 A1 00");
            assertThat(answer(first)).isEqualTo("0210 999999 A2 00");
            assertThat(answer(second)).isEqualTo("0210 000007 B1 00");
        }
    }

    @Test
    void shouldShowTheIssuerItsOwnStans() throws Exception {
        try (ServerSocket issuer = new ServerSocket(0);
                BareRelay relay = relay(issuer.getLocalPort());
                Socket accepted = issuer.accept();
                Socket acquirer = connect(relay)) {
            acquirer.getOutputStream().write(request("123456", "A1"));
            acquirer.getOutputStream().write(request("123456", "A2"));
            byte[] one = frame(accepted);
            byte[] two = frame(accepted);
            assertThat(field(one, 11, 6)).isNotEqualTo(field(two, 11, 6));
            assertThat(field(two, 41, 8).strip()).isEqualTo("A2");
        }
    }

    @Test
    void shouldCloseAnAcquirerThatSendsNoStan() throws Exception {
        try (EchoIssuer issuer = EchoIssuer.listen(group.next(), 0);
                BareRelay relay = relay(issuer.port());
                Socket bad = connect(relay);
                Socket good = connect(relay)) {
            bad.getOutputStream().write(new AsciiMessage("0200").with(49, "156").framed());
            assertThat(bad.getInputStream().read()).isEqualTo(-1);
            good.getOutputStream().write(request("000001", "G1"));
            assertThat(answer(good)).isEqualTo("0210 000001 G1 00");
        }
    }

    @Test
    void shouldSayThatTheIssuerCannotBeReached() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0)) {
            free = taken.getLocalPort();
        }
        InetSocketAddress nobody = EventLoops.loopback(free);
        try (BareRelay relay = BareRelay.start(group.next(), 0, nobody, 200)) {
            assertThat(relay.ready().await(10_000)).isTrue();
            assertThat(relay.ready().isSuccess()).isFalse();
        }
    }

    private BareRelay relay(int issuerPort) throws InterruptedException {
        InetSocketAddress issuer = EventLoops.loopback(issuerPort);
        BareRelay relay = BareRelay.start(group.next(), 0, issuer, 5_000);
        relay.ready().sync();
        return relay;
    }

    private static Socket connect(BareRelay relay) throws IOException {
        InetSocketAddress address = EventLoops.loopback(relay.ready().getNow());
        return new Socket(address.getAddress(), address.getPort());
    }

    private static byte[] request(String stan, String terminal) {
        return new AsciiMessage("0200")
                .with(2, "6212340000000019")
                .with(4, "000000000100")
                .with(11, stan)
                .with(41, String.format("%-8s", terminal))
                .framed();
    }

    private static byte[] frame(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] frame = new byte[in.readUnsignedShort()];
        in.readFully(frame);
        return frame;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] frame = frame(socket);
        String mti = new String(frame, 0, 4, StandardCharsets.US_ASCII);
        return String.join(
                " ", mti, field(frame, 11, 6), field(frame, 41, 8).strip(), field(frame, 39, 2));
    }

    private static String field(byte[] frame, int de, int length) {
        int at = AsciiFields.find(Unpooled.wrappedBuffer(frame), 0, frame.length, de);
        assertThat(at).as("DE%d", de).isPositive();
        return new String(frame, at, length, StandardCharsets.US_ASCII);
    }
}
