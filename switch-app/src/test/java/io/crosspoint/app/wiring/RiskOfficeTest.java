package io.crosspoint.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.admin.RulesRefusedException;
import io.crosspoint.app.config.RiskConfig;
import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.crypto.Luhn;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.journal.transactions.HotKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

class RiskOfficeTest {
    private static final long BODY = 621_234_000_000_000L;
    private static final String CARD = Long.toString(BODY * 10 + Luhn.checkDigit(BODY));

    @TempDir private Path folder;

    private final KeyRing keys = KeyRing.ephemeral();
    private final RecordedPort port = new RecordedPort();

    /** Takes every rule set; answers with its version. */
    private static final class RecordedPort implements RiskPort {
        private final List<RuleSet> loaded = new ArrayList<>();

        @Override
        public CompletionStage<RulesStatus> rules() {
            return CompletableFuture.failedStage(new UnsupportedOperationException());
        }

        @Override
        public CompletionStage<RulesStatus> load(RuleSet rules, MerchantRegistry merchants) {
            loaded.add(rules);
            return CompletableFuture.completedStage(
                    new RulesStatus(
                            rules.version(),
                            rules.sha256(),
                            0,
                            merchants.merchants(),
                            0,
                            0,
                            0,
                            0,
                            0,
                            List.of()));
        }

        @Override
        public CompletionStage<List<HotEntry>> hotList() {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Optional<HotEntry>> list(HotKey key, int responseCode) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<Boolean> unlist(int number) {
            return CompletableFuture.completedStage(false);
        }
    }

    private RiskOffice office(Path rules) {
        return new RiskOffice(
                new RiskConfig(rules, null, 1 << 24, RuleSet.NONE, MerchantRegistry.EMPTY),
                port,
                keys);
    }

    @Test
    void shouldSealACardAsLinksDo() {
        HotKey key = office(folder).card(CARD);

        PanSealer sealer = keys.newPanSealer();
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        sealer.seal(CARD.getBytes(StandardCharsets.US_ASCII), 0, CARD.length(), seal, 0);
        ByteBuffer halves = ByteBuffer.wrap(seal);
        assertThat(key.kind()).isEqualTo(HotKind.CARD);
        assertThat(key.sealHigh()).isEqualTo(halves.getLong());
        assertThat(key.sealLow()).isEqualTo(halves.getLong());
        assertThat(key.sealKeyVersion()).isEqualTo(sealer.keyVersion());
        assertThat(key.bin()).isEqualTo(621_234);
        assertThat(key.lastFour()).isEqualTo(Luhn.checkDigit(BODY));
        assertThat(key.toString()).doesNotContain("621234");
    }

    @Test
    void shouldRefuseWhatIsNoCardWithoutRepeatingIt() {
        for (String number :
                List.of(Long.toString(Long.parseLong(CARD) + 1), "62123400", "62123400000000x8")) {
            assertThatThrownBy(() -> office(folder).card(number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: 13 to 19 digits")
                    .hasMessageNotContaining(number);
        }
    }

    @Test
    void shouldLoadWhatTheFileSaysNow() throws Exception {
        Path rules = Files.writeString(folder.resolve("r.yaml"), "version: 3\n");
        assertThat(reload(office(rules)).version()).isEqualTo(3);
        Files.writeString(rules, "version: 4\n");
        assertThat(reload(office(rules)).version()).isEqualTo(4);
        assertThat(port.loaded).extracting(RuleSet::version).containsExactly(3, 4);
    }

    @Test
    void shouldTellWhyAFileCannotBeLoaded() throws Exception {
        Path rules = Files.writeString(folder.resolve("r.yaml"), "version: none\n");
        assertThatThrownBy(() -> reload(office(rules)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(RulesRefusedException.class)
                .hasMessageContainingAll("r.yaml:1:", "/version", "integer");
        assertThat(port.loaded).isEmpty();
    }

    private static RulesStatus reload(RiskOffice office) throws Exception {
        return office.reload().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
