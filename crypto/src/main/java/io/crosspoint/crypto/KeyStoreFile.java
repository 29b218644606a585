package io.crosspoint.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The software key store: one text file that only its owner may read and write, whose keys are
 * enciphered under a {@link Secret}. Changes replace the file in one step. The form of the file is
 * told in {@link KeyStoreText}.
 */
public final class KeyStoreFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long MAX_BYTES = 1 << 20;

    private KeyStoreFile() {}

    /**
     * Makes a new store with fresh keys for every standard name.
     *
     * @throws KeyStoreException when the file exists already or cannot be written
     */
    public static KeyRing create(Path file, Secret secret) {
        SecureRandom random = new SecureRandom();
        Map<KeyName, SortedMap<Integer, byte[]>> keys = KeyRing.freshStandardKeys(random);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            throw new KeyStoreException(
                    file + ": exists already; open it, or choose another path for a new store", e);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        write(file, new KeyStoreText(secret, random).format(keys));
        return new KeyRing(keys);
    }

    /**
     * Opens a store.
     *
     * @throws KeyStoreException when the file is missing, readable by others, damaged, or the
     *     secret is not the one it was made with
     */
    public static KeyRing open(Path file, Secret secret) {
        String text = read(file);
        return new KeyRing(KeyStoreText.parse(file.toString(), text, secret));
    }

    /** Adds a fresh version of a key, in use from the next opening; returns the new ring. */
    public static KeyRing rotate(Path file, Secret secret, KeyName name) {
        return add(file, secret, name, KeyRing.freshKey(new SecureRandom()));
    }

    /** Adds material received from outside (a link's key) as the next version of a name. */
    public static KeyRing add(Path file, Secret secret, KeyName name, byte[] material) {
        if (material.length < 8 || material.length > 64) {
            throw new IllegalArgumentException(
                    "key " + name + ": found " + material.length + " bytes; expected 8 to 64");
        }
        Map<KeyName, SortedMap<Integer, byte[]>> keys = new TreeMap<>(open(file, secret).all());
        SortedMap<Integer, byte[]> versions =
                new TreeMap<>(keys.getOrDefault(name, new TreeMap<>()));
        int next = versions.isEmpty() ? 1 : versions.lastKey() + 1;
        if (next > KeyRing.MAX_VERSION) {
            throw new KeyStoreException(
                    file + ": key " + name + " has 255 versions; expected room for one more");
        }
        versions.put(next, material.clone());
        keys.put(name, versions);
        write(file, new KeyStoreText(secret, new SecureRandom()).format(keys));
        return new KeyRing(keys);
    }

    private static String read(Path file) {
        try {
            Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(found)) {
                throw new KeyStoreException(
                        file
                                + ": found mode "
                                + PosixFilePermissions.toString(found)
                                + "; expected rw-------: run chmod 600 on it");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new KeyStoreException(file + ": found more than 1 MiB; expected a key store");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new KeyStoreException(file + ": no such key store; create it first", e);
        } catch (MalformedInputException e) {
            throw new KeyStoreException(file + ": found binary data; expected a key store", e);
        } catch (IOException e) {
            throw new KeyStoreException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Written beside, forced, then moved over: a crash leaves the old store or the new one. */
    private static void write(Path file, String text) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static KeyStoreException cannotWrite(Path file, IOException e) {
        return new KeyStoreException(
                file
                        + ": cannot be written: "
                        + e.getMessage()
                        + "; expected a directory this user may write to",
                e);
    }
}
