package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.core.risk.Match;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.List;
import java.util.Set;

/**
 * Rules as their author wrote them: made into the switch's own for the switch, and read once more
 * in the audit's way.
 *
 * @param version 0 for no rules at all
 */
record RuleEdition(int version, List<Counter> counters, List<Clause> clauses) {
    private static final int HOT_ENTRIES = 16;

    /** What is counted for the transactions of some kinds. */
    record Counter(CounterSpec spec, Set<TransactionKind> kinds) {
        private RuleSet.Counter asFiled(boolean neverTakenBack) {
            CounterSpec of = spec;
            if (neverTakenBack && of.counted() == Counted.APPROVED) {
                of =
                        new CounterSpec(
                                of.id(),
                                of.by(),
                                of.measure(),
                                of.of(),
                                Counted.ATTEMPTED,
                                of.windowSeconds(),
                                of.buckets(),
                                of.entries(),
                                of.values());
            }
            return new RuleSet.Counter(of, match(kinds).build());
        }
    }

    /**
     * A limit or rule.
     *
     * @param bin of the cards it is about, 0 for all
     * @param amountAbove the least amount that it is not about
     * @param counter empty for none
     */
    record Clause(
            int id,
            Set<TransactionKind> kinds,
            int bin,
            long amountAbove,
            String counter,
            long above,
            Verdict verdict) {

        boolean isAbout(Audited of) {
            return kinds.contains(of.kind)
                    && (bin == 0 || bin == Members.bin(of.account))
                    && of.amountMinor > amountAbove;
        }

        private Rule asFiled() {
            Match.Builder match = match(kinds).amountAbove(amountAbove);
            if (bin != 0) {
                match.bins(bin, bin);
            }
            return new Rule(
                    id,
                    "rule " + id,
                    match.build(),
                    counter,
                    above,
                    verdict.action(),
                    verdict.code());
        }
    }

    /** What a clause does; the code matters to those that decline. */
    record Verdict(Action action, int code) {
        static final Verdict FLAG = new Verdict(Action.FLAG, ResponseCode.APPROVED);

        static Verdict decline(String code) {
            return new Verdict(Action.DECLINE, ResponseCode.of(code));
        }
    }

    private static Match.Builder match(Set<TransactionKind> kinds) {
        return new Match.Builder()
                .types(kinds.stream().map(kind -> TransactionType.valueOf(kind.name())).toList());
    }

    /** Its version and its counters, but what another edition says, as far as it can be said. */
    RuleEdition withClausesOf(RuleEdition other) {
        List<String> ids = counters.stream().map(counter -> counter.spec().id()).toList();
        return new RuleEdition(
                version,
                counters,
                other.clauses.stream()
                        .filter(each -> each.counter.isEmpty() || ids.contains(each.counter))
                        .toList());
    }

    /**
     * As the switch reads it from its file.
     *
     * @param neverTakenBack counters of what is approved hold all attempts instead
     */
    RuleSet asFiled(boolean neverTakenBack) {
        return new RuleSet(
                version,
                "%064x".formatted(version),
                0,
                HOT_ENTRIES,
                counters.stream().map(counter -> counter.asFiled(neverTakenBack)).toList(),
                clauses.stream().map(Clause::asFiled).toList(),
                MerchantPolicy.USUAL);
    }
}
