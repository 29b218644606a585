package io.crosspoint.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class KeyStoreFileTest {
    private static final byte[] KEY =
            "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void choosePath() {
        file = directory.resolve("keys");
    }

    @Test
    void shouldOpenWhatWasCreatedWithAKey() {
        KeyRing made = KeyStoreFile.create(file, Secret.key(KEY));
        KeyRing opened = KeyStoreFile.open(file, Secret.key(KEY));

        assertThat(opened.names()).containsExactlyElementsOf(made.names());
        assertThat(opened.newHmac(KeyName.HMAC).make(KEY))
                .isEqualTo(made.newHmac(KeyName.HMAC).make(KEY));
        assertThat(opened.newHmac(KeyName.HMAC).make(KEY))
                .isNotEqualTo(opened.newHmac(KeyName.QR_SERIAL).make(KEY));
    }

    @Test
    void shouldOpenWithThePassphraseAndWithNoOther() {
        KeyRing made =
                KeyStoreFile.create(file, Secret.passphrase("a long passphrase".toCharArray()));

        KeyRing opened =
                KeyStoreFile.open(file, Secret.passphrase("a long passphrase".toCharArray()));

        assertThat(opened.newHmac(KeyName.HMAC).make(KEY))
                .isEqualTo(made.newHmac(KeyName.HMAC).make(KEY));
        assertThatThrownBy(
                        () ->
                                KeyStoreFile.open(
                                        file, Secret.passphrase("another phrase".toCharArray())))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("line 3: the secret does not open this store")
                .hasMessageNotContaining("another phrase");
        assertThatThrownBy(() -> KeyStoreFile.open(file, Secret.key(KEY)))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("found a key; expected a passphrase");
    }

    @Test
    void shouldKeepTheFileToItsOwner() throws IOException {
        KeyStoreFile.create(file, Secret.key(KEY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> KeyStoreFile.open(file, Secret.key(KEY)))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("found mode rw-r-----; expected rw-------: run chmod 600");
    }

    @Test
    void shouldRefuseAStoreWithALineAlteredMovedOrLost() throws IOException {
        KeyStoreFile.create(file, Secret.key(KEY));
        List<String> lines = Files.readAllLines(file);
        String altered = lines.get(4).replaceFirst("..$", "00");
        String renamed = lines.get(3).replace("HMAC", "LINK_A");

        for (List<String> damaged :
                List.of(
                        replace(lines, 4, altered),
                        replace(lines, 3, renamed),
                        replace(lines, 4, lines.get(3)),
                        lines.subList(0, lines.size() - 1))) {
            Files.write(file, damaged);
            assertThatThrownBy(() -> KeyStoreFile.open(file, Secret.key(KEY)))
                    .isInstanceOf(KeyStoreException.class)
                    .hasMessageContaining("altered or cut short");
        }
    }

    @Test
    void shouldBindEachCiphertextToItsNameAndVersion() {
        StoreCipher cipher = new StoreCipher(KEY, new byte[16]);
        byte[] nonce = new byte[StoreCipher.NONCE_LENGTH];
        byte[] sealed = cipher.encipher(nonce, KeyName.HMAC, 1, KEY);

        assertThat(cipher.decipher(nonce, KeyName.HMAC, 1, sealed)).isEqualTo(KEY);
        assertThatThrownBy(() -> cipher.decipher(nonce, KeyName.HMAC, 2, sealed))
                .isInstanceOf(KeyStoreException.class);
        assertThatThrownBy(() -> cipher.decipher(nonce, KeyName.PAN_SEAL, 1, sealed))
                .isInstanceOf(KeyStoreException.class);
    }

    @Test
    void shouldRefuseWeakenedProtection() throws IOException {
        KeyStoreFile.create(file, Secret.passphrase("a long passphrase".toCharArray()));
        List<String> lines = Files.readAllLines(file);
        Files.write(file, replace(lines, 1, lines.get(1).replace("600000", "1")));

        assertThatThrownBy(
                        () ->
                                KeyStoreFile.open(
                                        file, Secret.passphrase("a long passphrase".toCharArray())))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("line 2: found 1 iterations; expected 100000 to 10000000");
    }

    @Test
    void shouldTellAMissingAndAnExistingStoreApart() {
        assertThatThrownBy(() -> KeyStoreFile.open(file, Secret.key(KEY)))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("no such key store; create it first");
        KeyStoreFile.create(file, Secret.key(KEY));
        assertThatThrownBy(() -> KeyStoreFile.create(file, Secret.key(KEY)))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void shouldRefuseAFileThatIsNoStore() throws IOException {
        Files.writeString(file, "hello\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> KeyStoreFile.open(file, Secret.key(KEY)))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("line 1: found no key store");
    }

    @Test
    void shouldRotateAKeyAndKeepTheVersionBefore() {
        KeyRing before = KeyStoreFile.create(file, Secret.key(KEY));

        KeyStoreFile.rotate(file, Secret.key(KEY), KeyName.PAN_SEAL);
        KeyRing after = KeyStoreFile.open(file, Secret.key(KEY));

        assertThat(after.currentVersion(KeyName.PAN_SEAL)).isEqualTo(2);
        assertThat(after.material(KeyName.PAN_SEAL, 1))
                .isEqualTo(before.material(KeyName.PAN_SEAL, 1));
        assertThat(after.material(KeyName.PAN_SEAL, 2))
                .isNotEqualTo(before.material(KeyName.PAN_SEAL, 1));
    }

    @Test
    void shouldKeepTheKeyOfALink() {
        KeyStoreFile.create(file, Secret.key(KEY));
        KeyName name = new KeyName("BANK_A_MAC");
        byte[] material = HexFormat.of().parseHex("7CA110454A1A6E570131D9619DC1376E");

        KeyRing ring = KeyStoreFile.add(file, Secret.key(KEY), name, material);

        assertThat(ring.material(name, 1)).isEqualTo(material);
        assertThat(KeyStoreFile.open(file, Secret.key(KEY)).material(name, 1)).isEqualTo(material);
    }

    @Test
    void shouldNotShowMaterialInFileOrText() throws IOException {
        KeyRing ring = KeyStoreFile.create(file, Secret.key(KEY));
        String text = Files.readString(file) + ring + Secret.key(KEY);

        for (KeyName name : ring.names()) {
            assertThat(text).doesNotContain(HexFormat.of().formatHex(ring.material(name, 1)));
        }
        assertThat(text).doesNotContain(HexFormat.of().formatHex(KEY));
    }

    @Test
    void shouldTakeTheSecretFromTheEnvironment() {
        KeyStoreFile.create(file, Secret.key(KEY));
        String hex = HexFormat.of().formatHex(KEY);

        assertThat(
                        KeyStoreFile.open(
                                        file, Secret.fromEnvironment(Map.of("CROSSPOINT_KEY", hex)))
                                .names())
                .isNotEmpty();
        assertThatThrownBy(() -> Secret.fromEnvironment(Map.of()))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("set one of them");
        assertThatThrownBy(() -> Secret.fromEnvironment(Map.of("CROSSPOINT_KEY", "abc")))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("found 3 characters; expected 64")
                .hasMessageNotContaining("abc");
        assertThatThrownBy(() -> Secret.passphrase("short".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 5 characters");
    }

    private static List<String> replace(List<String> lines, int index, String with) {
        List<String> copy = new java.util.ArrayList<>(lines);
        copy.set(index, with);
        return copy;
    }
}
