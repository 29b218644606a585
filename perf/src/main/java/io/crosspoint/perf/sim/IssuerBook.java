package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.perf.sim.IssuerBehaviour.Decision;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Judges requests and remembers every judgement, so that a repeat gets the first one again. */
final class IssuerBook {
    private static final int COMPLETION_PERCENT = 115;

    private final IssuerConfig config;
    private final Map<TransactionKey, IssuerEntry> entries = new LinkedHashMap<>();
    private final Map<TransactionKey, String> reversals = new HashMap<>();
    private final Map<String, TransactionKey> byRrn = new HashMap<>();
    private final Set<TransactionKey> reversedUnseen = new HashSet<>();
    private final EnumMap<Violation, Long> violations = new EnumMap<>(Violation.class);
    private long repeats;

    IssuerBook(IssuerConfig config) {
        this.config = config;
    }

    void violation(Violation violation) {
        violations.merge(violation, 1L, Long::sum);
    }

    /** Looks at the card number that came; it is not kept. */
    void checkCard(String number) {
        if (startsWithAny(number, config.tokenBins())) {
            violation(Violation.TOKEN_AT_ISSUER);
        } else if (!startsWithAny(number, config.cardBins())) {
            violation(Violation.FOREIGN_CARD);
        }
    }

    private static boolean startsWithAny(String number, Iterable<String> beginnings) {
        for (String beginning : beginnings) {
            if (number.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** The entry of a financial request: the first one when its key is known. */
    IssuerEntry receive(IssuerRequest request) {
        IssuerEntry known = entries.get(request.key());
        if (known != null) {
            repeats++;
            known.times++;
            if (!known.request.sameAs(request)) {
                violation(Violation.KEY_REUSED);
            }
            return known;
        }
        checkSecond(request);
        IssuerEntry entry = judge(request);
        entries.put(request.key(), entry);
        return entry;
    }

    private void checkSecond(IssuerRequest request) {
        String once = request.key().acquirer() + "/" + request.rrn() + "/" + request.kind();
        if (!request.rrn().isEmpty() && byRrn.putIfAbsent(once, request.key()) != null) {
            violation(Violation.SECOND_TRANSACTION);
        }
    }

    private IssuerEntry judge(IssuerRequest request) {
        if (reversedUnseen.remove(request.key())) {
            IssuerEntry late = new IssuerEntry(request, "12", Decision.APPROVE);
            late.reversed = true;
            return late;
        }
        return switch (request.kind()) {
            case PURCHASE, PRE_AUTHORISATION -> byBehaviour(request);
            case BALANCE_INQUIRY, TOP_UP, OFFLINE_SALE ->
                    new IssuerEntry(request, "00", Decision.APPROVE);
            case VOID,
                    COMPLETION_VOID,
                    PRE_AUTHORISATION_VOID,
                    REFUND,
                    COMPLETION,
                    COMPLETION_ADVICE ->
                    new IssuerEntry(request, followUp(request), Decision.APPROVE);
            default -> new IssuerEntry(request, "12", Decision.APPROVE);
        };
    }

    private IssuerEntry byBehaviour(IssuerRequest request) {
        Decision decision = config.behaviour().decide(request.key());
        String code =
                switch (decision) {
                    case DECLINE_FUNDS -> "51";
                    case DECLINE_HONOUR -> "05";
                    case APPROVE, SILENT, LATE -> "00";
                };
        return new IssuerEntry(request, code, decision);
    }

    /** Judges a void, refund or completion by the original it names, and marks that. */
    private String followUp(IssuerRequest request) {
        IssuerEntry original = request.original() == null ? null : entries.get(request.original());
        if (original == null) {
            violation(Violation.ORIGINAL_UNKNOWN);
            return "25";
        }
        if (!original.stands()) {
            return "12";
        }
        long amount = original.request.amountMinor();
        switch (request.kind()) {
            case REFUND -> {
                if (original.refundedMinor + request.amountMinor() > amount) {
                    return "64";
                }
                original.refundedMinor += request.amountMinor();
            }
            case COMPLETION, COMPLETION_ADVICE -> {
                if (request.amountMinor() * 100 > amount * COMPLETION_PERCENT) {
                    return "64";
                }
            }
            default -> {
                if (request.amountMinor() != amount) {
                    return "64";
                }
                original.reversed = true;
            }
        }
        return "00";
    }

    /** Response code of a reversal; the same again when it is repeated. */
    String reverse(IssuerRequest reversal) {
        String known = reversals.get(reversal.key());
        if (known != null) {
            repeats++;
            return known;
        }
        String code = undo(reversal.original());
        reversals.put(reversal.key(), code);
        return code;
    }

    private String undo(@Nullable TransactionKey key) {
        IssuerEntry entry = key == null ? null : entries.get(key);
        if (entry == null) {
            violation(Violation.ORIGINAL_UNKNOWN);
            if (key != null) {
                reversedUnseen.add(key);
            }
            return "25";
        }
        if (!entry.reversed) {
            entry.reversed = true;
            undoFollowUp(entry);
        }
        return "00";
    }

    /** A void that is undone lets its original stand again; a refund gives its sum back. */
    private void undoFollowUp(IssuerEntry entry) {
        IssuerEntry original =
                entry.request.original() == null ? null : entries.get(entry.request.original());
        if (original == null || !entry.code.equals("00")) {
            return;
        }
        if (isVoid(entry.kind())) {
            original.reversed = false;
        } else if (entry.kind() == TransactionKind.REFUND) {
            original.refundedMinor -= entry.request.amountMinor();
        }
    }

    private static boolean isVoid(TransactionKind kind) {
        return kind == TransactionKind.VOID
                || kind == TransactionKind.COMPLETION_VOID
                || kind == TransactionKind.PRE_AUTHORISATION_VOID;
    }

    IssuerSnapshot snapshot() {
        return new IssuerSnapshot(
                config.name(),
                entries.values().stream().map(IssuerEntry::snapshot).toList(),
                violations,
                repeats,
                reversals.size());
    }
}
