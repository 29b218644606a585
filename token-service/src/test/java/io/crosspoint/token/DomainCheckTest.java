package io.crosspoint.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class DomainCheckTest {
    private static final int TODAY = 2026_06_15;
    private static final int TOMORROW = 2026_06_16;
    private static final Set<TokenChannel> ALL = EnumSet.allOf(TokenChannel.class);

    private final VaultHarness harness = new VaultHarness();
    private final TokenUse use = new TokenUse();
    private final TokenView view = new TokenView();

    @Test
    void shouldCheckRequestorStateExpiryInThatOrder() {
        long token = find(DomainControls.unlimited());
        use.businessDate(TODAY).requestorId(VaultHarness.REQUESTOR).cardExpiry(2906);

        assertThat(check()).isEqualTo(TokenCheck.OK);
        assertThat(harness.vault.find(1, 16, view)).isFalse();
        assertThat(check()).isEqualTo(TokenCheck.UNKNOWN);
        harness.vault.find(token, 16, view);
        use.cardExpiry(2907);
        assertThat(check()).isEqualTo(TokenCheck.EXPIRED);
        use.cardExpiry(0).businessDate(2029_06_30);
        assertThat(check()).isEqualTo(TokenCheck.OK);
        use.businessDate(2029_07_01);
        assertThat(check()).isEqualTo(TokenCheck.EXPIRED);
        harness.ask(new TokenCommand.Suspend(harness.origin(VaultHarness.BANK), token));
        assertThat(check()).isEqualTo(TokenCheck.STATE);
        use.requestorId(VaultHarness.OTHER_REQUESTOR);
        assertThat(check()).isEqualTo(TokenCheck.REQUESTOR);
    }

    @Test
    void shouldCheckChannelAndMerchant() {
        find(VaultHarness.controls(Set.of(TokenChannel.IN_APP), List.of("M00000000000001", "M2")));
        use.businessDate(TODAY);

        assertThat(check()).isEqualTo(TokenCheck.CHANNEL);
        use.channel(TokenChannel.IN_APP);
        assertThat(check()).isEqualTo(TokenCheck.MERCHANT);
        merchant("M2             ");
        assertThat(check()).isEqualTo(TokenCheck.OK);
        merchant("M2");
        assertThat(check()).isEqualTo(TokenCheck.OK);
        merchant("M00000000000001");
        assertThat(check()).isEqualTo(TokenCheck.OK);
        merchant("M00000000000002");
        assertThat(check()).isEqualTo(TokenCheck.MERCHANT);
    }

    @Test
    void shouldCheckAmountsAndCountsAndMoveThemBack() {
        long token = find(new DomainControls(ALL, 0, 3, 4, 500, 1_000, 0, 0, List.of()));
        use.businessDate(TODAY).amountMinor(500);

        assertThat(check()).isEqualTo(TokenCheck.OK);
        use.amountMinor(501);
        assertThat(check()).isEqualTo(TokenCheck.AMOUNT);
        harness.vault.used(token, 400, TODAY);
        harness.vault.used(token, 400, TODAY);
        use.amountMinor(201);
        assertThat(check()).isEqualTo(TokenCheck.AMOUNT);
        use.amountMinor(200);
        assertThat(check()).isEqualTo(TokenCheck.OK);
        harness.vault.used(token, 1, TODAY);
        use.amountMinor(1);
        assertThat(check()).isEqualTo(TokenCheck.COUNT);
        harness.vault.unused(token, 400, TODAY);
        use.amountMinor(500);
        assertThat(check()).isEqualTo(TokenCheck.OK);
        harness.vault.used(token, 10, TOMORROW);
        assertThat(view.totalUses()).isEqualTo(3);
        harness.vault.unused(token, 400, TODAY);
        assertThat(view.usesOn(TOMORROW)).isEqualTo(1);
        assertThat(view.amountOn(TOMORROW)).isEqualTo(10);
        assertThat(view.totalUses()).isEqualTo(2);
        harness.vault.used(token, 10, TOMORROW);
        harness.vault.used(token, 10, TOMORROW + 1);
        use.businessDate(TOMORROW + 1).amountMinor(1);
        assertThat(check()).isEqualTo(TokenCheck.COUNT);
    }

    @Test
    void shouldCheckCurrencyAndValidity() {
        find(
                new DomainControls(
                        ALL,
                        156,
                        0,
                        0,
                        0,
                        0,
                        VaultHarness.NOW - 5,
                        VaultHarness.NOW + 5,
                        List.of()));
        use.businessDate(TODAY).currency(840);

        assertThat(check()).isEqualTo(TokenCheck.CURRENCY);
        use.currency(156);
        assertThat(check()).isEqualTo(TokenCheck.OK);
        assertThat(harness.vault.check(view, use, VaultHarness.NOW - 6))
                .isEqualTo(TokenCheck.VALIDITY);
        assertThat(harness.vault.check(view, use, VaultHarness.NOW + 5))
                .isEqualTo(TokenCheck.VALIDITY);
    }

    @Test
    void shouldNotAllocateOnTheMessagePath() {
        long token = find(new DomainControls(ALL, 156, 0, 0, 0, 1, 0, 0, List.of("M1")));
        byte[] merchant = "M1".getBytes(StandardCharsets.US_ASCII);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        payments(token, merchant, 20_000);

        long before = threads.getCurrentThreadAllocatedBytes();
        payments(token, merchant, 10_000);

        // A single object of 16 bytes per payment would show as 160,000.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private void payments(long token, byte[] merchant, int count) {
        for (int i = 0; i < count; i++) {
            harness.vault.find(token, 16, view);
            use.clear().merchant(merchant, 0, 2).currency(156).businessDate(TODAY);
            harness.vault.check(view, use, VaultHarness.NOW);
            harness.vault.used(token, 10, TODAY);
            harness.vault.unused(token, 10, TODAY);
        }
    }

    private long find(DomainControls controls) {
        TokenInfo token = harness.active(1, "phone", controls);
        assertThat(harness.vault.find(token.token(), 16, view)).isTrue();
        assertThat(token.controls()).isEqualTo(TokenInfos.of(view).controls());
        return token.token();
    }

    private void merchant(String text) {
        use.merchant(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    private TokenCheck check() {
        return harness.vault.check(view, use, VaultHarness.NOW);
    }
}
