package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.util.regex.Pattern;

class AdminServerTest {

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        try (RunningAdmin first = RunningAdmin.open()) {
            AdminSettings same = AdminSettings.of("127.0.0.1", first.port, null);
            AdminServer second =
                    new AdminServer(
                            first.vertx(), same, first.fake, first.fake, first.risk, "0.1.0");

            assertThatThrownBy(() -> RunningAdmin.await(second.start()))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .hasMessageContaining(
                            "admin HTTP cannot start on 127.0.0.1 port " + first.port);
            assertThat(RunningAdmin.await(second.close())).isNull();
        }
    }

    @Test
    void shouldStartOnce() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            assertThatThrownBy(() -> RunningAdmin.await(admin.server().start()))
                    .hasMessageContaining("was started before");
        }
    }

    @Test
    void shouldStopListeningWhenClosed() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            assertThat(admin.get("/livez").body()).isEqualTo("alive\n");
            RunningAdmin.await(admin.server().close());

            assertThatThrownBy(() -> admin.connect().close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void shouldServeAConsoleThatItsOwnPolicyAllows() throws Exception {
        try (RunningAdmin admin = RunningAdmin.locked()) {
            String page = admin.get("/").body();

            assertThat(admin.get("/").headers().firstValue("Content-Type"))
                    .hasValue("text/html; charset=utf-8");
            assertThat(page)
                    .doesNotContain("<style")
                    .doesNotContain(" style=")
                    .doesNotContain("http:");
            assertThat(page).doesNotContainPattern("\\son[a-z]+=");
            assertThat(page).doesNotContainPattern("<script>");
            var assets =
                    Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page).results().toList();
            assertThat(assets).hasSizeGreaterThan(5);
            for (var asset : assets) {
                assertThat(admin.get(asset.group(1)).statusCode())
                        .as(asset.group(1))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void shouldSurviveWhatIsNotHttp() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            assertThat(admin.raw("\u0000\u0001\u0002 not http\r\n\r\n"))
                    .matches("(?s)HTTP/1.[01] 400 .*");
            assertThat(admin.raw("GET /" + "a".repeat(3_000) + " HTTP/1.1\r\n\r\n"))
                    .matches("(?s)HTTP/1.[01] 414 .*");
            assertThat(admin.raw("GET / HTTP/1.1\r\nX: " + "a".repeat(9_000) + "\r\n\r\n"))
                    .matches("(?s)HTTP/1.[01] 431 .*");
            assertThat(admin.get("/livez").statusCode()).isEqualTo(200);
        }
    }
}
