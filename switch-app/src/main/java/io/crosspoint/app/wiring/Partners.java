package io.crosspoint.app.wiring;

import io.crosspoint.app.config.PartnersConfig;
import io.crosspoint.app.config.PartnersConfig.Member;
import io.crosspoint.app.config.PartnersConfig.Role;
import io.crosspoint.token.Actor;
import io.crosspoint.token.BinRange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who stands behind an API key. Only digests of keys are known here, so that comparing tells
 * nothing of a key by the time it takes.
 */
final class Partners {
    private static final String BEARER = "Bearer ";

    private final List<Member> members;

    Partners(PartnersConfig config) {
        members = config.members();
    }

    io.crosspoint.token.http.@Nullable Partner forTokens(String apiKey) {
        Member member = find(apiKey);
        if (member == null) {
            return null;
        }
        Actor actor = actor(member);
        return actor == null ? null : new io.crosspoint.token.http.Partner(member.name(), actor);
    }

    private static @Nullable Actor actor(Member member) {
        if (member.roles().contains(Role.REQUESTOR)) {
            return new Actor.Requestor(member.requestors());
        }
        if (member.roles().contains(Role.ISSUER)) {
            List<BinRange> bins =
                    member.bins().stream().map(bin -> new BinRange(bin, bin)).toList();
            return new Actor.Issuer(member.institution(), bins);
        }
        return null;
    }

    /** Empty for a key that nobody has; whose roles are others' is known, and may do nothing. */
    Optional<io.crosspoint.qrservice.http.Partner> forCodes(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        Member member = find(authorization.substring(BEARER.length()));
        if (member == null) {
            return Optional.empty();
        }
        Set<io.crosspoint.qrservice.http.Partner.Role> roles =
                EnumSet.allOf(io.crosspoint.qrservice.http.Partner.Role.class).stream()
                        .filter(role -> member.roles().contains(Role.valueOf(role.name())))
                        .collect(Collectors.toSet());
        return Optional.of(new io.crosspoint.qrservice.http.Partner(member.institution(), roles));
    }

    private @Nullable Member find(String apiKey) {
        byte[] digest = sha256(apiKey);
        Member found = null;
        for (Member candidate : members) {
            byte[] expected = HexFormat.of().parseHex(candidate.apiKeySha256());
            if (MessageDigest.isEqual(expected, digest)) {
                found = candidate;
            }
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
