package io.crosspoint.token.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Partners known by the SHA-256 of their API keys, as configuration holds them: the keys are long
 * and random, so their hash gives nothing away. Every entry is compared, in constant time each.
 */
public final class HashedPartners implements PartnerAuthenticator {
    /**
     * One key of one partner.
     *
     * @param keyHash SHA-256 of the key's UTF-8 bytes, 64 hexadecimal characters
     */
    public record Entry(String keyHash, Partner partner) {
        public Entry {
            if (!keyHash.matches("[0-9a-fA-F]{64}")) {
                throw new IllegalArgumentException(
                        "API key of partner "
                                + partner.name()
                                + ": found "
                                + keyHash.length()
                                + " characters; expected its SHA-256 as 64 hexadecimal ones");
            }
        }
    }

    private final List<Entry> entries;

    public HashedPartners(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The form in which configuration holds a key. */
    public static String hash(String apiKey) {
        return HexFormat.of().formatHex(digest(apiKey));
    }

    @Override
    public @Nullable Partner authenticate(String apiKey) {
        byte[] given = digest(apiKey);
        Partner found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(given, HexFormat.of().parseHex(entry.keyHash()))) {
                found = entry.partner();
            }
        }
        return found;
    }

    private static byte[] digest(String apiKey) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(apiKey.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not offered by this JDK", e);
        }
    }
}
