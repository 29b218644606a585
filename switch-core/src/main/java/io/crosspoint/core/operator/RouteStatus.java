package io.crosspoint.core.operator;

/**
 * Where cards of a BIN go.
 *
 * @param bin the six digits asked for
 * @param known false when no card range holds the BIN; the other values are then empty
 * @param cardKind "debit", "credit" or "prepaid"
 * @param issuer institution code
 * @param link name of the issuer's link
 * @param available the link is up and signed on
 */
public record RouteStatus(
        int bin, boolean known, String cardKind, long issuer, String link, boolean available) {}
