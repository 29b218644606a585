package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSettingsTest {

    private static final String TOKEN = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"})
    void shouldNeedNoTokenOnLoopback(String host) {
        assertThat(AdminSettings.of(host, 0, null).bearerToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "192.168.0.1",
                "8.8.8.8",
                "switch.example",
                "127.0.0.1.example"
            })
    void shouldRefuseOtherAddressesWithoutToken(String host) {
        assertThatThrownBy(() -> AdminSettings.of(host, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("set admin.bearerToken");
        assertThat(AdminSettings.of(host, 0, TOKEN).host()).isEqualTo(host);
    }

    @Test
    void shouldRefuseShortTokenWithoutQuotingIt() {
        assertThatThrownBy(() -> AdminSettings.of("127.0.0.1", 0, "0123456789abcde"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("admin.bearerToken: 15 characters (expected: 16 to 256)");
    }

    @Test
    void shouldRefuseTokenThatNoHeaderCarries() {
        assertThatThrownBy(() -> AdminSettings.of("127.0.0.1", 0, "0123456789 abcdef"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("visible ASCII")
                .hasMessageNotContaining("abcdef");
    }

    @Test
    void shouldNotShowTheToken() {
        assertThat(AdminSettings.of("127.0.0.1", 8080, TOKEN).toString())
                .contains("bearerToken=***")
                .doesNotContain(TOKEN.substring(0, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void shouldRefuseImpossiblePort(int port) {
        assertThatThrownBy(() -> AdminSettings.of("127.0.0.1", port, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("admin.port: " + port + " (expected: 0 to 65535)");
    }

    @Test
    void shouldRefuseUnboundedWaiting() {
        assertThatThrownBy(() -> new AdminSettings("127.0.0.1", 0, null, 0, 64, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answerTimeoutMs");
        assertThatThrownBy(() -> new AdminSettings("127.0.0.1", 0, null, 1, 3, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxOpenQuestions");
        assertThatThrownBy(() -> new AdminSettings("127.0.0.1", 0, null, 1, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxConnections");
    }
}
