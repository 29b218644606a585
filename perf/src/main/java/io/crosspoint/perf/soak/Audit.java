package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.Delivery;
import io.crosspoint.journal.transactions.DeliveryDoubtfulDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListingEndedDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.OriginalRecalledDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what is durable, in its own way and not the engine's. */
final class Audit {
    private final World world;
    private final AuditedDates dates;
    private final AuditedTotals totals;
    private final AuditedRules rules;
    private final AuditedTokens tokens;
    private final Map<Long, Audited> byId = new LinkedHashMap<>();
    private final Map<Long, Audited> byRrn = new HashMap<>();
    private final Map<LinkKey, Audited> byKey = new HashMap<>();
    private long position;

    private record LinkKey(int link, Key key) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionDeclinedDecoder declined = new TransactionDeclinedDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final TransactionAskedAgainDecoder asked = new TransactionAskedAgainDecoder();
    private final ReversalQueuedDecoder queued = new ReversalQueuedDecoder();
    private final ReversalDeliveredDecoder delivered = new ReversalDeliveredDecoder();
    private final ReversalAcceptedDecoder reversal = new ReversalAcceptedDecoder();
    private final LateAnswerDecoder late = new LateAnswerDecoder();
    private final BusinessDateOpenedDecoder opened = new BusinessDateOpenedDecoder();
    private final BusinessDateClosedDecoder closed = new BusinessDateClosedDecoder();
    private final AdviceStoredDecoder stored = new AdviceStoredDecoder();
    private final HotListedDecoder hotListed = new HotListedDecoder();
    private final HotListingEndedDecoder hotListingEnded = new HotListingEndedDecoder();
    private final RulesLoadedDecoder rulesLoaded = new RulesLoadedDecoder();
    private final DeliveryDoubtfulDecoder doubtful = new DeliveryDoubtfulDecoder();
    private final OriginalRecalledDecoder recalled = new OriginalRecalledDecoder();
    private @Nullable JournalReader reader;
    private @Nullable MemoryJournal followed;

    Audit(World world) {
        this.world = world;
        dates = new AuditedDates(world);
        totals = new AuditedTotals(world);
        rules = new AuditedRules(world);
        tokens = new AuditedTokens(world);
    }

    AuditedTokens tokens() {
        return tokens;
    }

    AuditedRules rules() {
        return rules;
    }

    AuditedTotals totals() {
        return totals;
    }

    AuditedDates dates() {
        return dates;
    }

    Collection<Audited> transactions() {
        return byId.values();
    }

    @Nullable Audited byId(long id) {
        return byId.get(id);
    }

    @Nullable Audited byRrn(long rrn) {
        return byRrn.get(rrn);
    }

    /** Whether the records say that a request, named by its key, is undone. */
    boolean isReversed(int link, Key acquirerKey) {
        Audited of = byKey.get(new LinkKey(link, acquirerKey));
        return of != null && (of.reversalQueued || of.reversalAccepted);
    }

    /** Reads on, up to a position that is durable. */
    void follow(MemoryJournal journal, long durable) {
        JournalReader open = reader;
        if (open == null || followed != journal) {
            open = journal.read(position);
            reader = open;
            followed = journal;
        }
        while (position < durable && open.next()) {
            position = open.record().sequence();
            read(open.record());
        }
    }

    private void read(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        int at = record.bodyOffset();
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrapAndApplyHeader(record.buffer(), at, header);
                Audited of = remember(accepted.facts(), true, record.timeNs());
                rules.accepted(of, counted(accepted.counted()), (int) accepted.ruleId());
                tokens.accepted(of);
            }
            case TransactionDeclinedDecoder.TEMPLATE_ID -> {
                declined.wrapAndApplyHeader(record.buffer(), at, header);
                Audited of = remember(declined.facts(), false, record.timeNs());
                of.code = code(declined.responseCode(0), declined.responseCode(1));
                rules.declined(of, counted(declined.counted()), (int) declined.ruleId());
                tokens.declined(of);
            }
            case TransactionConcludedDecoder.TEMPLATE_ID -> concluded(record);
            case TransactionAskedAgainDecoder.TEMPLATE_ID -> {
                asked.wrapAndApplyHeader(record.buffer(), at, header);
                known(asked.transactionId(), record).askedAgain = true;
            }
            case ReversalQueuedDecoder.TEMPLATE_ID -> {
                queued.wrapAndApplyHeader(record.buffer(), at, header);
                Audited of = known(queued.transactionId(), record);
                of.reversalQueued = true;
                if (queued.cause() == ReversalCause.ACQUIRER && of.outcome == Outcome.APPROVED) {
                    totals.count(of, (int) queued.businessDate(), true);
                }
                of.reversalStans.add((int) queued.reversalStan());
                if (world.isTraced()) {
                    world.note(of.rrn, "durable: reversal queued, " + queued.cause());
                }
            }
            case ReversalDeliveredDecoder.TEMPLATE_ID -> {
                delivered.wrapAndApplyHeader(record.buffer(), at, header);
                known(delivered.transactionId(), record).reversalDelivered = true;
            }
            case ReversalAcceptedDecoder.TEMPLATE_ID -> {
                reversal.wrapAndApplyHeader(record.buffer(), at, header);
                if (reversal.originalId() != 0) {
                    known(reversal.originalId(), record).reversalAccepted = true;
                }
            }
            case LateAnswerDecoder.TEMPLATE_ID -> late(record);
            case BusinessDateOpenedDecoder.TEMPLATE_ID -> {
                opened.wrapAndApplyHeader(record.buffer(), at, header);
                dates.opened((int) opened.businessDate(), (int) opened.previousDate());
            }
            case BusinessDateClosedDecoder.TEMPLATE_ID -> {
                closed.wrapAndApplyHeader(record.buffer(), at, header);
                dates.closed(closed);
            }
            default -> readDelivery(record);
        }
    }

    private void readDelivery(RecordView record) {
        if (header.templateId() == AdviceStoredDecoder.TEMPLATE_ID) {
            stored.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            known(stored.transactionId(), record).adviceStored = true;
        } else if (header.templateId() == DeliveryDoubtfulDecoder.TEMPLATE_ID) {
            doubtful.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            Audited of = known(doubtful.transactionId(), record);
            of.adviceDoubtful |= doubtful.delivery() == Delivery.ADVICE;
        } else if (header.templateId() == RulesLoadedDecoder.TEMPLATE_ID) {
            rulesLoaded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            rules.loaded(rulesLoaded);
        } else if (header.templateId() == HotListedDecoder.TEMPLATE_ID) {
            hotListed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            rules.hotList().listed(hotListed);
        } else if (header.templateId() == HotListingEndedDecoder.TEMPLATE_ID) {
            hotListingEnded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            rules.hotList().ended(hotListingEnded);
        } else if (header.templateId() == OriginalRecalledDecoder.TEMPLATE_ID) {
            recalled.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
            recalled(known(recalled.facts().transactionId(), record));
        }
        // sign-ons, starts and answers that change nothing say nothing of a transaction
    }

    /** What the index told of a transaction must be what had become of it. */
    private void recalled(Audited of) {
        world.note(of.rrn, "durable: recalled");
        if (recalled.outcome() != of.outcome || recalled.refundedMinor() != of.refundedMinor()) {
            world.found(
                    Check.ORIGINAL_FOUND,
                    of.rrn,
                    "recalled as %s with %d refunded (expected: %s, %d)"
                            .formatted(
                                    recalled.outcome(),
                                    recalled.refundedMinor(),
                                    of.outcome,
                                    of.refundedMinor()));
        }
    }

    private Audited remember(FactsDecoder facts, boolean isAccepted, long timeNs) {
        Audited of = new Audited(facts, isAccepted, timeNs);
        Audited voided = Kinds.isVoid(of.kind) ? byId.get(facts.originalId()) : null;
        if (voided != null && isAccepted) {
            voided.voids.add(of);
        }
        Audited refunded = of.kind == TransactionKind.REFUND ? byId.get(facts.originalId()) : null;
        if (refunded != null && isAccepted) {
            refunded.refunds.add(of);
        }
        if (byId.put(of.id, of) != null) {
            world.found(Check.FOLD_IS_STATE, of.rrn, "number " + of.id + " is given twice");
        }
        byKey.putIfAbsent(new LinkKey(of.link, of.acquirerKey), of);
        Audited before = byRrn.putIfAbsent(of.rrn, of);
        if (before != null && before.accepted && isAccepted) {
            world.found(
                    Check.ONE_TRANSACTION,
                    of.rrn,
                    "transactions " + before.id + " and " + of.id + " are one request");
        }
        dates.stamped(of);
        return of;
    }

    private void concluded(RecordView record) {
        concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        Audited of = known(concluded.transactionId(), record);
        if (of.outcome != null) {
            world.found(Check.SAME_ANSWER, of.rrn, "transaction " + of.id + " concluded twice");
        }
        if (concluded.businessDate() != of.date) {
            world.found(
                    Check.BUSINESS_DATE,
                    of.rrn,
                    "concluded on %d (expected: %d)".formatted(concluded.businessDate(), of.date));
        }
        of.outcome = concluded.outcome();
        of.code = code(concluded.responseCode(0), concluded.responseCode(1));
        dates.concluded(of, of.outcome == Outcome.APPROVED, Kinds.isSale(of.kind));
        if (of.outcome == Outcome.APPROVED) {
            totals.count(of, of.date, false);
        } else if (of.outcome == Outcome.DECLINED) {
            rules.declinedByIssuer(of, record.timeNs());
        }
        if (world.isTraced()) {
            world.note(of.rrn, "durable: concluded " + of.outcome);
        }
    }

    private void late(RecordView record) {
        late.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        Audited of = known(late.transactionId(), record);
        if (ResponseCode.isApproval(code(late.responseCode(0), late.responseCode(1)))) {
            of.lateApproval = true;
        } else {
            of.lateDecline = true;
        }
        if (world.isTraced()) {
            world.note(of.rrn, "durable: late " + (of.lateApproval ? "approval" : "decline"));
        }
    }

    private Audited known(long id, RecordView record) {
        Audited of = byId.get(id);
        if (of == null) {
            throw new IllegalStateException(
                    "record %d names transaction %d, which none before it does"
                            .formatted(record.sequence(), id));
        }
        return of;
    }

    /** Counters by their places; records of the first version name none. */
    private static long counted(long field) {
        return field == TransactionAcceptedDecoder.countedNullValue() ? 0 : field;
    }

    private static int code(byte first, byte second) {
        return (first & 0xFF) << 8 | (second & 0xFF);
    }
}
