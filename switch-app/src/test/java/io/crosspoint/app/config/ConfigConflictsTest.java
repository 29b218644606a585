package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What each line alone allows and the lines together do not. */
class ConfigConflictsTest {
    private static final Path DEMO = Path.of("../conf/demo.yaml");
    private static final Path RULES = Path.of("../conf/demo-rules.yaml");
    private static final String REQUESTOR =
            "6862928d630fea2d8f909e55639eb4c1b33b47e5f1b881581029210f00e56f3c";
    private static final String ISSUER =
            "eb8012fedfb35613f6891d382cfb32795e646490b06e298e8ef4ec64e56e5304";

    @TempDir private Path folder;

    private void assertRefused(String found, String replacement, String... told)
            throws IOException {
        String demo = Files.readString(DEMO);
        assertThat(demo).contains(found);
        Files.copy(RULES, folder.resolve("demo-rules.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Path file = Files.writeString(folder.resolve("a.yaml"), demo.replace(found, replacement));
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of()))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll(told);
    }

    @Test
    void shouldTakeTheDemoAsItIs() {
        SwitchConfig demo = ConfigReader.read(DEMO, Map.of());
        assertThat(demo.links()).hasSize(4);
        assertThat(demo.links())
                .extracting(LinkSettings::idleSeconds)
                .containsExactly(600, 600, 0, 0);
    }

    @Test
    void shouldRefuseOneKeyForTwoPartners() throws IOException {
        assertRefused(
                ISSUER,
                REQUESTOR,
                "a.yaml:",
                "/partners/members/1/apiKeySha256",
                "(expected: a key of its own)");
    }

    @Test
    void shouldRefuseOnePortForTwoLinks() throws IOException {
        assertRefused(
                "127.0.0.1:17002",
                "127.0.0.1:17001",
                "a.yaml:",
                "/links/1/listen",
                "port 17001 a second time");
    }

    @Test
    void shouldRefuseChunksThatNoBatchFits() throws IOException {
        assertRefused("chunkMiB: 16", "chunkMiB: 4", "a.yaml:", "/journal/chunkMiB", "8,16");
    }

    @Test
    void shouldRefuseAnAcquirerThatMayNameNobodyKnows() throws IOException {
        assertRefused(
                "    acquirers: [48020000]\n",
                "",
                "a.yaml:",
                "/links/1",
                "no 'acquirers'",
                "mandatory");
        assertRefused("[48020000]", "[]", "a.yaml:", "/links/1/acquirers");
        assertRefused("[48020000]", "all", "a.yaml:", "/links/1/acquirers");
    }

    @Test
    void shouldRefusePeersThatAreNoNetworksOrOfALinkThatConnects() throws IOException {
        String acquirers = "    acquirers: [48020000]\n";
        assertRefused(
                acquirers,
                acquirers + "    peers: [10.1.2.1/24]\n",
                "a.yaml:",
                "/links/1/peers",
                "10.1.2.1/24 (expected: no bits beyond the first 24)");
        assertRefused(acquirers, acquirers + "    peers: []\n", "a.yaml:", "/links/1/peers");
        assertRefused(
                "    timeoutMs: 1500\n    echoSeconds: 5\n    station",
                "    peers: any\n    station",
                "/links/3/peers",
                "(expected: a link that listens)");
    }

    @Test
    void shouldRefuseAcquirersOfAnIssuer() throws IOException {
        assertRefused(
                "    timeoutMs: 1500\n    echoSeconds: 5\n    station",
                "    acquirers: any\n    station",
                "a.yaml:",
                "/links/3/acquirers",
                "(expected: role acquirer)");
    }

    @Test
    void shouldRefuseCardsThatLookLikeTokens() throws IOException {
        String debit = "{from: 621234, to: 621234,";
        for (String range :
                new String[] {
                    "{from: 629950, to: 629950,",
                    "{from: 620000, to: 629900,",
                    "{from: 629999, to: 640000,",
                    "{from: 629800, to: 630000,"
                }) {
            assertRefused(
                    debit, range, "a.yaml:", ":12: /cards/0/from", "tokens have 629900-629999");
        }
        Path beside =
                Files.writeString(
                        folder.resolve("beside.yaml"),
                        Files.readString(DEMO).replace(debit, "{from: 629890, to: 629899,"));
        assertThat(ConfigReader.read(beside, Map.of()).cards()).hasSize(2);
    }

    @Test
    void shouldRefuseALinksPortForHttp() throws IOException {
        assertRefused(
                "listen: 127.0.0.1:17090",
                "listen: 127.0.0.1:17001",
                "/admin/listen",
                "port 17001 a second time");
        assertRefused(
                "listen: 127.0.0.1:17090",
                "listen: 127.0.0.1:17080",
                "/admin/listen",
                "port 17080 a second time");
    }
}
