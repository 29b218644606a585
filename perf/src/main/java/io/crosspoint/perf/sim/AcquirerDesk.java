package io.crosspoint.perf.sim;

import io.crosspoint.perf.sim.Exchange.Role;
import io.netty.channel.EventLoop;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Everything an acquirer knows: the book, what is in flight, and what is still to play. */
final class AcquirerDesk implements AcquirerLink.Listener {
    private static final String UNDECIDED = "96";
    private static final long SWEEP_MS = 50;
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(10);

    private final AcquirerConfig config;
    private final AcquirerMessages messages;
    private final AcquirerLink link;
    private final Runnable onUp;
    private final Runnable stopSweep;
    private final Map<TransactionKey, AcquirerEntry> book = new LinkedHashMap<>();

    /** In the order of their first sending, in which they are sent again. */
    private final Map<TransactionKey, Exchange> inFlight = new LinkedHashMap<>();

    private final Set<TransactionKey> resentKeys = new HashSet<>();
    private final EnumMap<Violation, Long> violations = new EnumMap<>(Violation.class);
    private final EnumMap<ScenarioType, Histogram> latencyNs = new EnumMap<>(ScenarioType.class);
    private final Deque<Scenario> script = new ArrayDeque<>();
    private final Deque<Runnable> heldFollowUps = new ArrayDeque<>();
    private boolean holdsFollowUps;
    private boolean beginsNothingNew;
    private int playing;
    private @Nullable Runnable onScriptEnd;
    private volatile long finished;
    private long retransmissions;
    private long resent;
    private long reversals;
    private long lateAnswers;
    private long ups;

    AcquirerDesk(EventLoop loop, AcquirerConfig config, AcquirerMessages messages, Runnable onUp) {
        this.config = config;
        this.messages = messages;
        this.onUp = onUp;
        link = new AcquirerLink(loop, config, messages, this);
        var sweep =
                loop.scheduleAtFixedRate(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        this.stopSweep = () -> sweep.cancel(false);
    }

    void connect() {
        link.connect();
    }

    void close() {
        stopSweep.run();
        link.close();
    }

    AcquirerMessages messages() {
        return messages;
    }

    /** Plays scenarios in their order, as many at a time as the window allows. */
    void play(List<Scenario> scenarios, Runnable onEnd) {
        if (onScriptEnd != null) {
            throw new IllegalStateException(config.name() + ": a script is being played already");
        }
        onScriptEnd = onEnd;
        if (!beginsNothingNew) {
            script.addAll(scenarios);
        }
        fillWindow();
    }

    void beginNothingNew() {
        beginsNothingNew = true;
        script.clear();
        fillWindow();
    }

    private void fillWindow() {
        while (link.isUp() && playing < config.window() && !script.isEmpty()) {
            playing++;
            new ScenarioRun(this, script.removeFirst()).begin();
        }
        Runnable end = onScriptEnd;
        if (end != null && playing == 0 && script.isEmpty()) {
            onScriptEnd = null;
            end.run();
        }
    }

    /** What follows an approval, now or once it is let go. */
    void followUp(Runnable asked) {
        heldFollowUps.add(asked);
        if (!holdsFollowUps) {
            letFollowUpsGo();
        }
    }

    void holdFollowUps() {
        holdsFollowUps = true;
    }

    void letFollowUpsGo() {
        holdsFollowUps = false;
        while (!heldFollowUps.isEmpty()) {
            heldFollowUps.removeFirst().run();
        }
    }

    int heldFollowUps() {
        return heldFollowUps.size();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the event loop; others only read
    void finished(ScenarioRun run) {
        finished++;
        playing--;
        fillWindow();
    }

    long finished() {
        return finished;
    }

    void violation(Violation violation) {
        violations.merge(violation, 1L, Long::sum);
    }

    void reversed() {
        reversals++;
    }

    void enter(AcquirerEntry entry) {
        book.put(entry.key, entry);
    }

    void send(Exchange exchange) {
        long nowNs = System.nanoTime();
        exchange.sentNs = nowNs;
        exchange.deadlineNs = nowNs + config.answerTimeout().toNanos();
        inFlight.put(exchange.key, exchange);
        if (exchange.role != Role.REVERSAL) {
            exchange.entry.times++;
        }
        link.send(exchange.framed);
    }

    /** Sends a request again, marked as a repeat. */
    void resend(Exchange exchange) {
        resent++;
        resentKeys.add(exchange.key);
        exchange.repeats++;
        exchange.deadlineNs = System.nanoTime() + config.answerTimeout().toNanos();
        if (exchange.role != Role.REVERSAL) {
            exchange.entry.times++;
        }
        link.send(messages.repeat(exchange.framed, exchange.mti));
    }

    void giveUp(Exchange exchange) {
        inFlight.remove(exchange.key);
    }

    private void sweep() {
        if (!link.isUp()) {
            return;
        }
        long nowNs = System.nanoTime();
        for (Exchange exchange : new ArrayList<>(inFlight.values())) {
            if (exchange.deadlineNs - nowNs <= 0) {
                exchange.run.unanswered(exchange);
            }
        }
    }

    @Override
    public void up() {
        ups++;
        for (Exchange exchange : new ArrayList<>(inFlight.values())) {
            resend(exchange);
        }
        fillWindow();
        onUp.run();
    }

    @Override
    public void down() {
        // what waits is sent again when the link is up
    }

    @Override
    public void unreadable() {
        violation(Violation.UNREADABLE);
    }

    @Override
    public void answered(SimWire wire) {
        TransactionKey key = wire.idiom().key(wire.view());
        Exchange exchange = inFlight.get(key);
        if (exchange == null) {
            unexpected(key);
            return;
        }
        if (wire.view().mti() % 1000 != exchange.mti / 10 * 10 + 10) {
            violation(Violation.UNEXPECTED_ANSWER);
            return;
        }
        inFlight.remove(key);
        compare(wire, exchange.entry);
        String code = wire.code();
        switch (exchange.role) {
            case FIRST, FOLLOW_UP -> {
                exchange.entry.answered(code, wire.text(38));
                record(exchange);
            }
            case RETRANSMISSION -> compareRepeat(exchange.entry, code, wire.text(38));
            case REVERSAL -> {
                // the run decides what its code means
            }
        }
        exchange.run.answered(exchange, code);
    }

    /** An answer that nothing waits for: late, or the second one to a request sent twice. */
    private void unexpected(TransactionKey key) {
        AcquirerEntry entry = book.get(key);
        if (entry != null && entry.status == Status.UNANSWERED) {
            lateAnswers++;
        } else if (!resentKeys.contains(key)) {
            violation(Violation.UNEXPECTED_ANSWER);
        }
    }

    private void compare(SimWire wire, AcquirerEntry entry) {
        Card card = entry.scenario.card();
        if (card != null && wire.view().has(2) && !wire.text(2).equals(card.number())) {
            violation(Violation.CARD_CHANGED);
        }
        boolean amountDiffers =
                wire.view().has(4) && wire.view().number(4) != entry.request.amountMinor();
        boolean rrnDiffers = wire.view().has(37) && !wire.text(37).equals(entry.request.rrn());
        if (amountDiffers || rrnDiffers) {
            violation(Violation.ANSWER_DIFFERS);
        }
    }

    /** 96 decides nothing and nothing is kept of it: what is sent again then is a new request. */
    private void compareRepeat(AcquirerEntry entry, String code, String approval) {
        if (UNDECIDED.equals(entry.code) && !UNDECIDED.equals(code)) {
            entry.answered(code, approval);
            return;
        }
        String before = entry.approvalCode == null ? "" : entry.approvalCode;
        if (code.equals(entry.code) && approval.strip().equals(before)) {
            retransmissions++;
        } else {
            violation(Violation.REPEAT_DIFFERS);
        }
    }

    private void record(Exchange exchange) {
        latencyNs
                .computeIfAbsent(exchange.run.type(), t -> new Histogram(LONGEST_NS, 3))
                .recordValue(Math.clamp(System.nanoTime() - exchange.sentNs, 0, LONGEST_NS));
    }

    AcquirerSnapshot snapshot() {
        Map<ScenarioType, Histogram> copies = new EnumMap<>(ScenarioType.class);
        latencyNs.forEach((type, histogram) -> copies.put(type, histogram.copy()));
        return new AcquirerSnapshot(
                config.name(),
                book.values().stream().map(AcquirerEntry::snapshot).toList(),
                copies,
                violations,
                finished,
                retransmissions,
                resent,
                reversals,
                lateAnswers,
                Math.max(0, ups - 1));
    }
}
