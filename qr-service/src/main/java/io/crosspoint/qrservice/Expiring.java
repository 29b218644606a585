package io.crosspoint.qrservice;

/** What an {@link ExpiringTable} holds. */
interface Expiring {
    long code();

    /** Epoch nanoseconds. */
    long expiresNs();
}
