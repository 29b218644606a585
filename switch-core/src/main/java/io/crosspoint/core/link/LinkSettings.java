package io.crosspoint.core.link;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.framing.Framing;

/**
 * One member's link.
 *
 * @param id 1 to 1023, also in the journal
 * @param listens the switch listens and the member connects; else the switch connects
 * @param port TCP port; 0 lets the system choose where the switch listens
 * @param maxFrame bytes of the longest frame, 64 to 8,192
 * @param maxConnections TCP connections that may be up at once
 * @param slots messages of this link that may be under way; it stops reading at that many
 * @param issuerTimeoutMs how long an issuer behind this link may take
 * @param keepStan requests to the issuer carry the acquirer's STAN; else one of the switch's own
 * @param station identification of the switch in frame headers that have one: up to 11 digits with
 *     cups, an address of up to 4 with tpdu and pos
 * @param peerStation identification of the member there
 * @param codeField data element in which an acquirer sends a payer's code, 57 or 59
 * @param echoSeconds how often the line is tested while the switch connects; 0 never
 * @param idleSeconds a connection whose member sends neither message nor heartbeat for so long is
 *     closed, so that it does not hold a place for ever; 0 never
 * @param malformed what happens to a member that sends what is no message
 * @param acquirers institutions that requests over this link may name as their acquirer, DE32; the
 *     only one is that of terminals that name none
 * @param forwarders institutions that they may name as forwarder, DE33, if they name one
 * @param admission who may hold one of the connections
 * @param signOnRequired requests of an acquirer are taken only while it is signed on; else they are
 *     taken once it is connected, unless it has signed off
 */
public record LinkSettings(
        int id,
        String name,
        Role role,
        boolean listens,
        String host,
        int port,
        Dialect dialect,
        Framing framing,
        int maxFrame,
        int maxConnections,
        int slots,
        long issuerTimeoutMs,
        boolean keepStan,
        long station,
        long peerStation,
        int codeField,
        int echoSeconds,
        int idleSeconds,
        Malformed malformed,
        InstitutionCodes acquirers,
        InstitutionCodes forwarders,
        Admission admission,
        boolean signOnRequired) {

    /** What the member behind a link is. */
    public enum Role {
        ACQUIRER,
        ISSUER
    }

    /** What follows a message that cannot be read. */
    public enum Malformed {
        /**
         * It is answered 30 with what could be read of it, or sent back with a reject code where
         * the framing has one; the connection is closed when neither can be done.
         */
        REJECT,
        /** The connection is closed. */
        CLOSE
    }

    /** No message is longer. */
    public static final int LONGEST_FRAME = 8192;

    /** A connection whose member leaves more bytes than this unread is closed. */
    public static final int LONGEST_BACKLOG = 4 << 20;

    /** So many bytes are written to a connection at once, though more may be read before. */
    static final int LONGEST_WAITING = 256 << 10;

    /** A frame that has begun and is not whole for so long ends its connection. */
    public static final int LONGEST_ARRIVAL_SECONDS = 10;

    public LinkSettings {
        check(id >= 1 && id <= 1023, "id", id, "1 to 1023");
        check(port >= (listens ? 0 : 1) && port <= 65_535, "port", port, "1 to 65535");
        check(maxFrame >= 64 && maxFrame <= LONGEST_FRAME, "maxFrame", maxFrame, "64 to 8192");
        check(
                maxConnections >= 1 && maxConnections <= 1024,
                "maxConnections",
                maxConnections,
                "1 to 1024");
        check(slots >= 16 && slots <= 65_536, "slots", slots, "16 to 65536");
        check(
                issuerTimeoutMs >= 10 && issuerTimeoutMs <= 600_000,
                "issuerTimeoutMs",
                issuerTimeoutMs,
                "10 to 600000");
        check(codeField == 57 || codeField == 59, "codeField", codeField, "57 or 59");
        check(echoSeconds >= 0, "echoSeconds", echoSeconds, "0 or more");
        check(idleSeconds >= 0, "idleSeconds", idleSeconds, "0 or more");
        if (RequestHeaders.areKept(framing)) {
            check(station >= 0 && station <= 9999, "station", station, "0 to 9999");
            check(peerStation >= 0 && peerStation <= 9999, "peerStation", peerStation, "0 to 9999");
        }
    }

    /**
     * Whether requests are known by trace number, terminal, merchant and day, because the dialect's
     * messages need not say more.
     */
    public boolean isKeyedByTerminal() {
        return role == Role.ACQUIRER && Edition.of(dialect) == Edition.TERMINAL;
    }

    private static void check(boolean holds, String what, long found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "link: " + what + " " + found + " (expected: " + expected + ")");
        }
    }
}
