package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.qrservice.MerchantTier;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.TierLimits;
import io.crosspoint.token.ActorKind;
import io.crosspoint.token.TokenPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;

/** What operators may set of the vault's rules and of merchants' tiers. */
class ServiceLimitsTest {
    private static final Path DEMO = Path.of("../conf/demo.yaml");
    private static final Path RULES = Path.of("../conf/demo-rules.yaml");
    private static final String TOKENS = "  maxTokens: 100000\n";
    private static final String QR = "  prefix: \"00010000\"\n";

    @TempDir private Path folder;

    private SwitchConfig with(String line, String added) throws IOException {
        String demo = Files.readString(DEMO);
        assertThat(demo).contains(line);
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, demo.replace(line, line + added));
        Files.copy(RULES, folder.resolve("demo-rules.yaml"), StandardCopyOption.REPLACE_EXISTING);
        return ConfigReader.read(file, Map.of());
    }

    @Test
    void shouldKeepTheUsualLimitsWhenNoneIsSet() {
        SwitchConfig demo = ConfigReader.read(DEMO, Map.of());
        assertThat(demo.tokens().policy()).isEqualTo(TokenPolicy.standard());
        assertThat(demo.qr()).isEqualTo(QrSettings.defaults("qr.example.com", "00010000"));
    }

    @Test
    void shouldTakeTheVaultsRules() throws IOException {
        TokenPolicy policy =
                with(
                                TOKENS,
                                """
                                  policy:
                                    maxLifeMonths: 12
                                    maxTokensPerCard: 5
                                    activators: [provider]
                                    activeAtOnce: []
                                """)
                        .tokens()
                        .policy();
        assertThat(policy.maxLifeMonths()).isEqualTo(12);
        assertThat(policy.maxLiveTokensPerCard()).isEqualTo(5);
        assertThat(policy.activators()).isEqualTo(Set.of(ActorKind.PROVIDER));
        assertThat(policy.activeAtOnce()).isEmpty();
        assertThat(policy.referencePrefix()).isEqualTo("XPNT");
    }

    @Test
    void shouldTakeATiersLimitsAndKeepTheOthers() throws IOException {
        QrSettings qr =
                with(QR, "  tiers: {phoneVerified: {maxPayment: 30000, maxDailyCount: 7}}\n").qr();
        assertThat(qr.limits())
                .containsEntry(MerchantTier.PHONE_VERIFIED, new TierLimits(30_000, 200_000, 7))
                .containsEntry(
                        MerchantTier.IDENTITY_SUPPLIED, new TierLimits(200_000, 1_000_000, 500))
                .containsEntry(
                        MerchantTier.LICENCE_SUPPLIED,
                        new TierLimits(5_000_000, 100_000_000, 100_000));
    }

    @Test
    void shouldRefuseLimitsThatCannotBe() {
        assertThatThrownBy(() -> with(QR, "  tiers: {phoneVerified: {maxPayment: 200001}}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll(
                        "a.yaml:", ":39: /qr/tiers/phoneVerified/maxPayment", "a day up to 200000");
        assertThatThrownBy(() -> with(QR, "  tiers: {phoneVerified: {maxDailyCount: 0}}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll("a.yaml:", "/qr/tiers/phoneVerified/maxDailyCount");
        assertThatThrownBy(() -> with(TOKENS, "  policy: {maxLifeMonths: 241}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll("a.yaml:", "/tokens/policy/maxLifeMonths");
        assertThatThrownBy(() -> with(TOKENS, "  policy: {activeAtOnce: [3]}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll("a.yaml:", "/tokens/policy/activeAtOnce/0");
    }
}
