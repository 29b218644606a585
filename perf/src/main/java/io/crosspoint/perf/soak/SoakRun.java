package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run: everybody is put in place, trouble for so many steps, quiet, the verdict. */
final class SoakRun implements Switchboard {
    private static final long MS = World.MS;
    private static final long TICK_NS = 100 * MS;
    private static final int TICKS_TO_A_DECISION = 20;
    private static final long QUIET_NS = 120 * World.SECOND;

    private final World world;
    private final Network network;
    private final Obligations obligations = new Obligations();
    private final Heard heard = new Heard();
    private final Audit audit;
    private final SwitchHost host;
    private final List<AcquirerModel> acquirers = new ArrayList<>();
    private final List<IssuerModel> issuers = new ArrayList<>();
    private final Troubles troubles;
    private long steps;
    private long ticks;

    SoakRun(SoakPlan plan, @Nullable Trace trace) {
        world = new World(plan.seed(), plan.faults(), plan.defect(), trace);
        network = new Network(world);
        audit = new Audit(world);
        Gate gate = new Gate(world, audit, obligations, network, this);
        host = new SwitchHost(world, audit, gate, this::crashed);
        Tokens tokens = new Tokens(world, host);
        host.payBy(tokens);
        audit.tokens().know(tokens);
        troubles = new Troubles(world, network, host, obligations, tokens);
        for (int i = 0; i < Members.ACQUIRERS; i++) {
            AcquirerModel acquirer =
                    new AcquirerModel(world, network, this, Members.FIRST_ACQUIRER + i);
            acquirers.add(acquirer);
            play(new AcquirerPlay(world, network, tokens, acquirer));
        }
        for (int i = 0; i < Members.ISSUERS; i++) {
            issuers.add(new IssuerModel(world, network, this, Members.FIRST_ISSUER + i));
        }
    }

    private void play(AcquirerPlay play) {
        world.after(
                world.chance.between(MS, 400 * MS),
                () -> {
                    if (!world.isQuiet()) {
                        play.act();
                        play(play);
                    }
                });
    }

    /** Runs to the end, or to the first finding. */
    SoakResult run(long mostSteps) {
        host.begin(acquirers, issuers);
        troubles.startProcess();
        troubles.plan();
        tick();
        while (steps < mostSteps && !world.hasFindings() && world.agenda.step()) {
            steps++;
        }
        long troubledSteps = steps;
        world.note(0, "quiet from here on");
        world.calm();
        host.quenchFuse();
        host.loadRules();
        quietFor(QUIET_NS);
        host.cutOver();
        quietFor(2 * World.SECOND);
        if (!world.hasFindings()) {
            new Verdict(world, audit, heard, acquirers, issuers).judge(host, obligations);
        }
        return new SoakResult(troubledSteps, audit.transactions().size(), world.findings());
    }

    private void quietFor(long ns) {
        long endNs = world.nowNs() + ns;
        while (world.nowNs() < endNs && !world.hasFindings() && world.agenda.step()) {
            steps++;
        }
    }

    private void tick() {
        host.tick();
        if (ticks++ % TICKS_TO_A_DECISION == 0) {
            host.decideDoubts();
        }
        world.after(TICK_NS, this::tick);
    }

    private void crashed() {
        heard.forgetWhatIsNotIn(audit, world.nowNs());
        troubles.crashed();
    }

    /** The transactions named, what they follow, what follows them, and reversals of these. */
    Set<Long> related(Set<Long> rrns) {
        Set<Long> related = new HashSet<>(rrns);
        for (AcquirerModel acquirer : acquirers) {
            for (Sale sale : acquirer.sales()) {
                Sale original = sale.original;
                Wire reversal = sale.reversal;
                if (rrns.contains(sale.rrn())
                        || (reversal != null && rrns.contains(reversal.rrn()))
                        || (original != null && rrns.contains(original.rrn()))) {
                    sale.addTo(related);
                }
            }
        }
        return related;
    }

    @Override
    public void toMember(int link, Wire message) {
        if (Members.isIssuer(link)) {
            issuers.get(link - Members.FIRST_ISSUER).receive(message);
        } else {
            acquirers.get(link - Members.FIRST_ACQUIRER).receive(message);
        }
    }

    @Override
    public void toSwitch(int link, Wire message) {
        boolean dropped = dropsAtTheLink(link, message);
        if (!dropped && !host.receive(message, link)) {
            world.after(MS, () -> again(link, message));
        } else if (!Members.isIssuer(link)) {
            if (!dropped) {
                obligations.taken(link, message.rrn(), world.nowNs());
            }
        } else if (ResponseCode.isApproval(message.code())) {
            heard.approval(message.rrn(), world.nowNs());
        }
    }

    /** The link had stopped reading; what came by a connection that dropped meanwhile is lost. */
    private void again(int link, Wire message) {
        if (network.isUp(link)) {
            toSwitch(link, message);
        }
    }

    private boolean dropsAtTheLink(int link, Wire message) {
        boolean ignoresLate =
                world.planted(Defect.LATE_APPROVAL_IGNORED)
                        || (world.planted(Defect.LATE_VOID_APPROVAL_IGNORED)
                                && Kinds.isVoid(message.kind()));
        if (ignoresLate && Members.isIssuer(link)) {
            Audited of = audit.byRrn(message.rrn());
            return message.kind() != TransactionKind.REVERSAL
                    && of != null
                    && of.isAnswered()
                    && !of.adviceStored;
        }
        if (world.planted(Defect.ACQUIRER_REVERSAL_SWALLOWED)
                && message.kind() == TransactionKind.REVERSAL
                && !Members.isIssuer(link)) {
            toMember(link, message.answer(ResponseCode.APPROVED));
            return true;
        }
        return false;
    }
}
