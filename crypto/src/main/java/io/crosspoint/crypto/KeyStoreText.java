package io.crosspoint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of a key store, one record a line.
 *
 * <pre>
 * crosspoint-keys 1
 * protection pbkdf2-hmac-sha256 600000 SALT        or: protection key SALT
 * check MAC                                        of the two lines above: is the secret right
 * key NAME VERSION NONCE CIPHERTEXT                AES-256-GCM, see {@link StoreCipher}
 * end MAC                                          of all lines above: is anything lost or altered
 * </pre>
 */
final class KeyStoreText {
    private static final String TITLE = "crosspoint-keys 1";
    private static final HexFormat HEX = HexFormat.of();

    private final Secret secret;
    private final SecureRandom random;

    KeyStoreText(Secret secret, SecureRandom random) {
        this.secret = secret;
        this.random = random;
    }

    String format(Map<KeyName, SortedMap<Integer, byte[]>> keys) {
        Protection protection = Protection.fresh(secret, random);
        StringBuilder text = new StringBuilder();
        text.append(TITLE).append('\n').append(protection.line()).append('\n');
        try (StoreCipher cipher = protection.unlock(secret)) {
            appendMac(text, "check", cipher);
            keys.forEach(
                    (name, versions) ->
                            versions.forEach(
                                    (version, key) ->
                                            text.append(keyLine(cipher, name, version, key))));
            appendMac(text, "end", cipher);
        }
        return text.toString();
    }

    private String keyLine(StoreCipher cipher, KeyName name, int version, byte[] key) {
        byte[] nonce = new byte[StoreCipher.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] sealed = cipher.encipher(nonce, name, version, key);
        return "key %s %d %s %s\n"
                .formatted(name, version, HEX.formatHex(nonce), HEX.formatHex(sealed));
    }

    private static void appendMac(StringBuilder text, String word, StoreCipher cipher) {
        String mac = HEX.formatHex(cipher.mac(text.toString()));
        text.append(word).append(' ').append(mac).append('\n');
    }

    static Map<KeyName, SortedMap<Integer, byte[]>> parse(String file, String text, Secret secret) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 4 || !lines.getFirst().equals(TITLE)) {
            throw new KeyStoreException(
                    file
                            + " line 1: found no key store; expected a first line \""
                            + TITLE
                            + "\" and at least three more");
        }
        Protection protection = Protection.parse(file + " line 2", lines.get(1));
        try (StoreCipher cipher = protection.unlock(secret)) {
            checkSecret(file, lines, cipher);
            checkEnd(file, lines, cipher);
            Map<KeyName, SortedMap<Integer, byte[]>> keys = new TreeMap<>();
            for (int i = 3; i < lines.size() - 1; i++) {
                parseKey(file + " line " + (i + 1), lines.get(i), cipher, keys);
            }
            return keys;
        }
    }

    private static void checkSecret(String file, List<String> lines, StoreCipher cipher) {
        if (!macMatches(lines.get(2), "check", prefix(lines, 2), cipher)) {
            throw new KeyStoreException(
                    file
                            + " line 3: the secret does not open this store; give the passphrase"
                            + " or key that it was made with");
        }
    }

    private static void checkEnd(String file, List<String> lines, StoreCipher cipher) {
        int last = lines.size() - 1;
        if (!macMatches(lines.get(last), "end", prefix(lines, last), cipher)) {
            throw new KeyStoreException(
                    file
                            + " line "
                            + (last + 1)
                            + ": the store was altered or cut short; restore it from a backup");
        }
    }

    private static boolean macMatches(String line, String word, String above, StoreCipher cipher) {
        String expected = word + " " + HEX.formatHex(cipher.mac(above));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
    }

    private static String prefix(List<String> lines, int count) {
        return String.join("\n", lines.subList(0, count)) + "\n";
    }

    /** The lines are authentic here: a defect now is a store of a later program. */
    private static void parseKey(
            String place,
            String line,
            StoreCipher cipher,
            Map<KeyName, SortedMap<Integer, byte[]>> keys) {
        String[] words = line.split(" ", -1);
        if (words.length != 5 || !words[0].equals("key")) {
            throw new KeyStoreException(
                    place
                            + ": found a record of "
                            + words.length
                            + " words; expected: key NAME VERSION NONCE CIPHERTEXT; was the store"
                            + " made by a later version?");
        }
        KeyName name = new KeyName(words[1]);
        int version = Integer.parseInt(words[2]);
        byte[] key = cipher.decipher(HEX.parseHex(words[3]), name, version, HEX.parseHex(words[4]));
        keys.computeIfAbsent(name, n -> new TreeMap<>()).put(version, key);
    }
}
