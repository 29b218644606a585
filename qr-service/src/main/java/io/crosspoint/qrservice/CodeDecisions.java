package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.Refusals.alphanumeric;
import static io.crosspoint.qrservice.Refusals.conflict;
import static io.crosspoint.qrservice.Refusals.full;
import static io.crosspoint.qrservice.Refusals.invalid;
import static io.crosspoint.qrservice.Refusals.named;
import static io.crosspoint.qrservice.Refusals.unknownCode;
import static io.crosspoint.qrservice.Refusals.unknownMerchant;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.QrCommand.BindCode;
import io.crosspoint.qrservice.QrCommand.CloseCode;
import io.crosspoint.qrservice.QrCommand.FindCode;
import io.crosspoint.qrservice.QrCommand.IssueBlankCodes;
import io.crosspoint.qrservice.QrCommand.IssueStaticCode;
import io.crosspoint.qrservice.QrReply.BlankCodesIssued;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.CodeStatus;
import io.crosspoint.qrservice.QrReply.Rejected;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Decides what concerns static codes. */
final class CodeDecisions {
    private static final int MAX_STORE = 40;

    private final RegistryTables tables;
    private final FactWriter writer;
    private final Serials serials;

    CodeDecisions(RegistryTables tables, FactWriter writer, Serials serials) {
        this.tables = tables;
        this.writer = writer;
        this.serials = serials;
    }

    QrReply issue(IssueStaticCode wanted, long nowNs, RecordBatch facts) {
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (merchant == null) {
            return unknownMerchant(wanted.merchantId());
        }
        Rejected refused = malformed(wanted.terminal(), wanted.store());
        if (refused == null) {
            refused = noRoomFor(merchant);
        }
        if (refused == null && tables.codes.size() >= tables.capacity.codes()) {
            refused = full("codes", tables.capacity.codes());
        }
        if (refused != null) {
            return refused;
        }
        long counter = tables.lastCodeCounter + 1;
        long serial = serials.ofStaticCode(counter);
        FactWriter.Issue issue =
                new FactWriter.Issue(
                        serial, counter, merchant.number, wanted.terminal(), wanted.store());
        writer.codeIssued(facts, wanted.acquirer(), issue, nowNs);
        StaticCode code = new StaticCode(serial, wanted.acquirer());
        code.bind(merchant, wanted.terminal(), wanted.store(), nowNs);
        return code.found();
    }

    QrReply issueBlanks(IssueBlankCodes wanted, long nowNs, RecordBatch facts) {
        int most = tables.capacity.blankBatch();
        if (wanted.count() < 1 || wanted.count() > most) {
            return invalid("count", Integer.toString(wanted.count()), "1 to " + most);
        }
        if (tables.codes.size() > tables.capacity.codes() - wanted.count()) {
            return full("codes", tables.capacity.codes());
        }
        List<Long> issued = new ArrayList<>();
        while (issued.size() < wanted.count() && facts.hasRoom()) {
            long counter = tables.lastCodeCounter + 1 + issued.size();
            long serial = serials.ofStaticCode(counter);
            FactWriter.Issue blank = new FactWriter.Issue(serial, counter, 0, "", "");
            writer.codeIssued(facts, wanted.acquirer(), blank, nowNs);
            issued.add(serial);
        }
        return new BlankCodesIssued(issued);
    }

    QrReply bind(BindCode wanted, long nowNs, RecordBatch facts) {
        StaticCode code = known(wanted.acquirer(), wanted.serial());
        if (code == null) {
            return unknownCode(wanted.serial());
        }
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (merchant == null) {
            return unknownMerchant(wanted.merchantId());
        }
        Rejected refused = malformed(wanted.terminal(), wanted.store());
        if (refused != null) {
            return refused;
        }
        StaticCode bound = new StaticCode(code.serial, code.acquirer);
        bound.bind(merchant, wanted.terminal(), wanted.store(), nowNs);
        if (code.status() != CodeStatus.BLANK) {
            return isSame(code.found(), bound.found())
                    ? code.found()
                    : conflict("serial", "a code that is " + code.status(), "a BLANK code");
        }
        refused = noRoomFor(merchant);
        if (refused != null) {
            return refused;
        }
        writer.codeBound(facts, merchant.number, wanted, nowNs);
        return bound.found();
    }

    QrReply close(CloseCode wanted, long nowNs, RecordBatch facts) {
        StaticCode code = known(wanted.acquirer(), wanted.serial());
        if (code == null) {
            return unknownCode(wanted.serial());
        }
        CodeFound before = code.found();
        if (code.closed) {
            return before;
        }
        writer.codeClosed(facts, wanted.serial(), nowNs);
        return new CodeFound(
                before.serial(),
                CodeStatus.CLOSED,
                before.merchantId(),
                before.terminal(),
                before.store(),
                before.boundNs());
    }

    QrReply find(FindCode wanted) {
        StaticCode code = known(wanted.acquirer(), wanted.serial());
        return code == null ? unknownCode(wanted.serial()) : code.found();
    }

    private @Nullable StaticCode known(long acquirer, long serial) {
        StaticCode code = tables.codes.get(serial);
        return code == null || code.acquirer != acquirer ? null : code;
    }

    /** Whether a binding repeats the one in force. */
    private static boolean isSame(CodeFound now, CodeFound wanted) {
        return now.status() == CodeStatus.BOUND
                && now.merchantId().equals(wanted.merchantId())
                && now.terminal().equals(wanted.terminal())
                && now.store().equals(wanted.store());
    }

    private @Nullable Rejected noRoomFor(Merchant merchant) {
        int most = tables.capacity.codesPerMerchant();
        return merchant.codes.size() >= most ? full("codes of the merchant", most) : null;
    }

    private static @Nullable Rejected malformed(String terminal, String store) {
        Rejected found = alphanumeric("terminal", terminal, 0, 8);
        return found == null ? named("store", store, 0, MAX_STORE) : found;
    }
}
