package io.crosspoint.token.http;

import org.jspecify.annotations.Nullable;

/** Knows partners by their API keys. Called on event loops: must not block. */
@FunctionalInterface
public interface PartnerAuthenticator {
    /** The partner with this key, or null; compares in time that does not depend on the key. */
    @Nullable Partner authenticate(String apiKey);
}
