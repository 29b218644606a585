package io.crosspoint.clearing.reconciliation;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One disagreement about one transaction.
 *
 * @param id the same each time the same sources are compared: 16 hexadecimal digits
 * @param oursMinor amount the journal has, null when it has none
 * @param theirsMinor amount the member has, null when it has none
 * @param ours status the journal has, null when it has none
 * @param theirs status the member has, null when it has none
 */
public record Break(
        String id,
        BreakKind kind,
        int businessDate,
        long acquirer,
        long forwarder,
        long stan,
        String transmissionTime,
        String rrn,
        @Nullable Long oursMinor,
        @Nullable Long theirsMinor,
        @Nullable Standing ours,
        @Nullable Standing theirs) {
    private static final int ID_BYTES = 8;

    static Break of(String member, BreakKind kind, @Nullable Entry ours, @Nullable Entry theirs) {
        Entry named = ours != null ? ours : java.util.Objects.requireNonNull(theirs);
        return new Break(
                id(member + '|' + kind + '|' + named.key() + '|' + named.rrn()),
                kind,
                named.businessDate(),
                named.acquirer(),
                named.forwarder(),
                named.stan(),
                named.transmissionTime(),
                named.rrn(),
                ours == null ? null : (Long) ours.amountMinor(),
                theirs == null ? null : (Long) theirs.amountMinor(),
                ours == null ? null : ours.standing(),
                theirs == null ? null : theirs.standing());
    }

    private static String id(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
