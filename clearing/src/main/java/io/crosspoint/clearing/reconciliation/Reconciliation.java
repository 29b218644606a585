package io.crosspoint.clearing.reconciliation;

import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.csv.TableProblem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.StringJoiner;

/**
 * Compares the cleared items of a date with one member's own list: business date, acquirer,
 * forwarder, STAN and transmission time name a transaction, else its retrieval reference number; no
 * account and no name is looked at, and no difference is tolerated.
 *
 * @param member institution code
 * @param businessDate yyyymmdd
 */
public record Reconciliation(long member, Side side, int businessDate) {

    /**
     * Pairs the transactions of both sources and lists where they disagree.
     *
     * @param clearedFolder what a clearing run published for the date
     * @param memberList CSV with business_date, acquirer, forwarder, stan, transmission_time,
     *     amount_minor and status, optionally rrn, and a last line {@code end,N}
     * @return incomplete when either cannot be read whole
     */
    public ReconciliationResult compare(Path clearedFolder, Path memberList) {
        try {
            ClearedList ours = ClearedList.read(clearedFolder, side, member, businessDate);
            List<Entry> theirs = MemberList.read(memberList, businessDate);
            return new Matching(member + "|" + side).compare(ours, theirs);
        } catch (MalformedTableException e) {
            return ReconciliationResult.incomplete(
                    e.problems().stream().map(TableProblem::toString).toList());
        } catch (IOException e) {
            return ReconciliationResult.incomplete(
                    List.of("cannot be read: " + e.getMessage() + " (" + e.getClass() + ")"));
        }
    }

    /** Writes the breaks as CSV; equal results give equal bytes. */
    public void writeBreaks(ReconciliationResult result, Path file) throws IOException {
        StringBuilder lines =
                new StringBuilder(
                        "id,kind,member,side,business_date,acquirer,forwarder,stan,transmission_time,rrn,ours_minor,theirs_minor,ours_status,theirs_status\n");
        for (Break found : result.breaks()) {
            lines.append(line(found)).append('\n');
        }
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(whole, lines);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String line(Break found) {
        StringJoiner cells = new StringJoiner(",");
        cells.add(found.id()).add(found.kind().name());
        cells.add(Long.toString(member)).add(side.name());
        cells.add(Integer.toString(found.businessDate()));
        cells.add(Long.toString(found.acquirer())).add(Long.toString(found.forwarder()));
        cells.add("%06d".formatted(found.stan())).add(found.transmissionTime()).add(found.rrn());
        cells.add(text(found.oursMinor())).add(text(found.theirsMinor()));
        cells.add(text(found.ours())).add(text(found.theirs()));
        return cells.toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
