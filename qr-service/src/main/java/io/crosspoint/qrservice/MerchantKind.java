package io.crosspoint.qrservice;

/** What kind of merchant a code belongs to. */
public enum MerchantKind {
    /** A person who sells, identified by a phone number that no other micro merchant has. */
    MICRO,
    /** A shop or company under the acquirer's own contract. */
    ORDINARY
}
