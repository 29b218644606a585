package io.crosspoint.crypto;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named keys in versions 1 to 255; the highest version is the one in use, lower ones open what was
 * made under them. Immutable; material never leaves the package.
 */
public final class KeyRing {
    static final int MAX_VERSION = 255;
    static final int NEW_KEY_BYTES = 32;

    private final Map<KeyName, SortedMap<Integer, byte[]>> keys;

    KeyRing(Map<KeyName, SortedMap<Integer, byte[]>> keys) {
        Map<KeyName, SortedMap<Integer, byte[]>> copy = new TreeMap<>();
        keys.forEach((name, versions) -> copy.put(name, new TreeMap<>(versions)));
        this.keys = Collections.unmodifiableMap(copy);
    }

    /** A ring of fresh standard keys that live as long as the process: for tests and trials. */
    public static KeyRing ephemeral() {
        return new KeyRing(freshStandardKeys(new SecureRandom()));
    }

    static Map<KeyName, SortedMap<Integer, byte[]>> freshStandardKeys(SecureRandom random) {
        Map<KeyName, SortedMap<Integer, byte[]>> fresh = new TreeMap<>();
        for (KeyName name : KeyName.STANDARD) {
            SortedMap<Integer, byte[]> versions = new TreeMap<>();
            versions.put(1, freshKey(random));
            fresh.put(name, versions);
        }
        return fresh;
    }

    static byte[] freshKey(SecureRandom random) {
        byte[] key = new byte[NEW_KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    public Set<KeyName> names() {
        return keys.keySet();
    }

    /**
     * The version in use.
     *
     * @throws UnknownKeyException when the ring has no key of that name
     */
    public int currentVersion(KeyName name) {
        return versions(name).lastKey();
    }

    /** A sealer for the calling thread. */
    public PanSealer newPanSealer() {
        return new AesPanSealer(this);
    }

    /** HMAC-SHA-256 under the version in use. */
    public Hmac newHmac(KeyName name) {
        return newHmac(name, currentVersion(name));
    }

    /** HMAC-SHA-256 under a given version. */
    public Hmac newHmac(KeyName name, int version) {
        return new Hmac(material(name, version));
    }

    SortedMap<Integer, byte[]> versions(KeyName name) {
        SortedMap<Integer, byte[]> versions = keys.get(name);
        if (versions == null) {
            throw new UnknownKeyException(
                    "key "
                            + name
                            + ": not in the key store; expected one of "
                            + keys.keySet()
                            + "; add it to the store first");
        }
        return versions;
    }

    byte[] material(KeyName name, int version) {
        SortedMap<Integer, byte[]> versions = versions(name);
        byte[] key = versions.get(version);
        if (key == null) {
            throw new UnknownKeyException(
                    "key "
                            + name
                            + " version "
                            + version
                            + ": not in the key store; it holds versions "
                            + versions.keySet());
        }
        return key;
    }

    Map<KeyName, SortedMap<Integer, byte[]>> all() {
        return keys;
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
