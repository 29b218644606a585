package io.crosspoint.qrservice.http;

import java.util.Optional;

/** Tells who calls. Called on event loops: must not block, and must compare in constant time. */
@FunctionalInterface
public interface PartnerAuthenticator {
    /**
     * The partner behind a request, or empty when nobody is known by it.
     *
     * @param authorization value of the Authorization header, empty when there is none
     */
    Optional<Partner> authenticate(String authorization);
}
