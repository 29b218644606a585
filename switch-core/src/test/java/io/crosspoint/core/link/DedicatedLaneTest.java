package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkHarness.awaitHere;
import static io.crosspoint.core.link.LinkHarness.operated;
import static io.crosspoint.core.link.LinkMessages.PAN;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.operator.SwitchCounters;
import io.crosspoint.core.operator.SwitchStatus;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.journal.JournalFailedException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole path with the lane on a thread of its own. */
@Timeout(60)
class DedicatedLaneTest {
    private static final int CONNECTIONS = 3;
    private static final int PURCHASES = 200;

    /** Fewer than the messages under way, so that connections must stop and go on again. */
    private static final int SLOTS = 64;

    private final List<Throwable> told = new CopyOnWriteArrayList<>();
    private final Set<Thread> before = lanes();
    private final List<Peer> acquirers = new ArrayList<>();
    private LinkHarness switched;
    private Peer issuer;

    private static Set<Thread> lanes() {
        Set<Thread> lanes = new HashSet<>(Thread.getAllStackTraces().keySet());
        lanes.removeIf(thread -> !thread.getName().equals("lane"));
        return lanes;
    }

    /** The thread of this test's lane while it runs. */
    private Set<Thread> lane() {
        Set<Thread> lane = lanes();
        lane.removeAll(before);
        return lane;
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        switched =
                new LinkHarness(
                        "iso87-ascii", Framing.LEN2, SLOTS, _ -> new DedicatedLane(told::add));
        issuer = switched.issuer();
        for (int i = 0; i < CONNECTIONS; i++) {
            acquirers.add(switched.acquirer());
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Peer acquirer : acquirers) {
            acquirer.close();
        }
        issuer.close();
        switched.close();
        assertThat(lane()).isEmpty();
    }

    private void sendPurchases() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Peer acquirer = acquirers.get(i);
            List<byte[]> frames = new ArrayList<>();
            for (int stan = 1; stan <= PURCHASES; stan++) {
                LinkMessages.purchase(acquirer, i * PURCHASES + stan, PAN);
                frames.add(acquirer.frame());
            }
            acquirer.write(Peer.joined(frames));
        }
    }

    @Test
    void shouldAnswerEveryPurchaseOnceOnItsConnection() throws IOException {
        assertThat(lane()).hasSize(1);
        sendPurchases();
        for (int i = 0; i < CONNECTIONS * PURCHASES; i++) {
            issuer.answer(issuer.receive(), "00").text(38, "A00001");
            issuer.send();
        }

        for (int i = 0; i < CONNECTIONS; i++) {
            Set<Long> answered = new HashSet<>();
            for (int n = 0; n < PURCHASES; n++) {
                MessageView answer = acquirers.get(i).receive();
                assertThat(Peer.text(answer, 39)).isEqualTo("00");
                assertThat((answer.number(11) - 1) / PURCHASES).isEqualTo(i);
                answered.add(answer.number(11));
            }
            assertThat(answered).hasSize(PURCHASES);
        }
        SwitchStatus status = operated(switched.operator.status());
        SwitchCounters counters = status.counters();
        assertThat(counters.requests()).isEqualTo(CONNECTIONS * PURCHASES);
        assertThat(counters.approved()).isEqualTo(CONNECTIONS * PURCHASES);
        assertThat(status.inFlight()).isZero();
        assertThat(status.durablePosition()).isEqualTo(status.journalPosition());
        assertThat(told).isEmpty();
    }

    @Test
    void shouldStopBetweenRoundsAndLeaveWhatWasDecidedInTheJournal() throws IOException {
        sendPurchases();
        for (int i = 0; i < PURCHASES; i++) {
            issuer.answer(issuer.receive(), "00");
            issuer.send();
        }
        awaitHere(() -> operated(switched.operator.status()).counters().approved() == PURCHASES);

        switched.caller.close();

        assertThat(lane()).isEmpty();
        assertThat(told).isEmpty();
        long position = switched.transactions.position();
        assertThat(switched.transactions.durablePosition()).isEqualTo(position);
        switched.caller.wake();
        switched.caller.taken();
        LinkMessages.purchase(acquirers.getFirst(), 999_999, PAN);
        acquirers.getFirst().send();
        switched.await(
                () -> switched.acquirerLink.counters().framesIn.get() > CONNECTIONS * PURCHASES);
        assertThat(switched.transactions.position()).isEqualTo(position);
        switched.caller.close();
    }

    @Test
    void shouldTellOnceThatTheJournalHasFailedAndEnd() {
        switched.transactions.fail(new IOException("no space left"));

        awaitHere(() -> lane().isEmpty());

        assertThat(told).hasSize(1).first().isInstanceOf(JournalFailedException.class);
        assertThatThrownBy(() -> operated(switched.operator.status()))
                .rootCause()
                .isInstanceOfAny(JournalFailedException.class, IOException.class);
    }
}
