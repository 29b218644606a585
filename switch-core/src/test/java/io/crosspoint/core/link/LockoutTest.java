package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** Strangers who take all places of a link, over real sockets. */
@Timeout(30)
class LockoutTest {
    private static final int PLACES = 4;

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

    private LinkHarness switched() throws Exception {
        return closing(new LinkHarness("iso87-ascii", Framing.LEN2, 16));
    }

    private static void assertPays(Peer acquirer, Peer issuer, int stan) throws Exception {
        LinkMessages.purchase(acquirer, stan, PAN);
        acquirer.send();
        issuer.answer(issuer.receive(), "00").text(38, "A00001");
        issuer.send();
        MessageView answer = acquirer.receive();
        assertThat(answer.number(11)).isEqualTo(stan);
        assertThat(Peer.text(answer, 39)).isEqualTo("00");
    }

    /** All places of the link are taken by connections that have sent these bytes. */
    private List<Peer> strangers(LinkHarness switched, byte... bytes) throws Exception {
        List<Peer> strangers = new ArrayList<>();
        for (int i = 1; i <= PLACES; i++) {
            Peer stranger = closing(switched.acquirer());
            stranger.write(bytes);
            strangers.add(stranger);
            int count = i;
            switched.await(() -> switched.acquirerLink.connectionCount() == count);
        }
        return strangers;
    }

    @Test
    void shouldServeAMemberThoughStrangersHoldAllPlacesWithHalfFrames() throws Exception {
        LinkHarness switched = switched();
        Peer issuer = closing(switched.issuer());
        List<Peer> strangers = strangers(switched, (byte) 0, (byte) 100, (byte) '0');

        assertPays(closing(switched.acquirer()), issuer, 1);

        assertThat(strangers.getFirst().isClosed()).as("the oldest gave its place").isTrue();
        assertThat(switched.acquirerLink.connectionCount()).isEqualTo(PLACES);
    }

    @Test
    void shouldServeAMemberThoughStrangersHoldAllPlacesWithHeartbeats() throws Exception {
        LinkHarness switched = switched();
        Peer issuer = closing(switched.issuer());
        strangers(switched, (byte) 0, (byte) 0);
        switched.await(() -> switched.acquirerLink.counters().framesIn.get() == PLACES);

        Peer member = closing(switched.acquirer());
        assertPays(member, issuer, 1);
        for (int i = 0; i < 2 * PLACES; i++) {
            closing(switched.acquirer());
        }
        assertPays(member, issuer, 2);
    }
}
