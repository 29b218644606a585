package io.crosspoint.token;

import java.util.Set;

/**
 * A token as it is told to requestors and issuers. Of the card it shows the BIN and the last four
 * digits.
 *
 * @param tokenExpiry YYMM
 * @param suspendedBy sides whose suspension stands
 * @param accountReference PAR: 29 characters, the same for a card and all its tokens
 * @param createdNs epoch nanoseconds
 * @param updatedNs epoch nanoseconds
 */
public record TokenInfo(
        long token,
        int tokenLength,
        int tokenExpiry,
        TokenState state,
        Set<ActorKind> suspendedBy,
        long requestorId,
        Device device,
        UseCase useCase,
        int assurance,
        String accountReference,
        int bin,
        int lastFour,
        int panExpiry,
        DomainControls controls,
        long createdNs,
        long updatedNs) {}
