package io.crosspoint.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class TokenVaultTest {
    private final VaultHarness harness = new VaultHarness();

    @Test
    void shouldIssueInactiveToARequestorAndActiveOnTheIssuersWord() {
        TokenInfo byPhone = harness.issued(harness.request(VaultHarness.PHONE, 1, "phone"));
        TokenInfo byBank = harness.active(2, "phone", DomainControls.unlimited());

        assertThat(byPhone.state()).isEqualTo(TokenState.INACTIVE);
        assertThat(byBank.state()).isEqualTo(TokenState.ACTIVE);
        assertThat(byPhone.tokenExpiry()).isEqualTo(2906);
        assertThat(byPhone.accountReference()).matches("XPNT[A-Z0-9]{25}");
        assertThat(byBank.accountReference()).isNotEqualTo(byPhone.accountReference());
    }

    @Test
    void shouldShowTheCardToTheMessagePath() {
        SealedCard card = harness.card(1);
        TokenInfo token = harness.active(1, "phone", DomainControls.unlimited());
        TokenView view = new TokenView();

        assertThat(harness.vault.find(token.token(), 16, view)).isTrue();
        assertThat(view.sealHigh()).isEqualTo(card.sealHigh());
        assertThat(view.sealLow()).isEqualTo(card.sealLow());
        assertThat(view.sealKeyVersion()).isEqualTo(card.sealKeyVersion());
        assertThat(view.bin()).isEqualTo(621_234);
        assertThat(view.lastFour()).isEqualTo(card.lastFour());
        assertThat(view.panLength()).isEqualTo(16);
        assertThat(view.panExpiry()).isEqualTo(2912);
        assertThat(view.cardSequence()).isEqualTo(1);
        assertThat(view.assurance()).isEqualTo(10);
        assertThat(view.requestorId()).isEqualTo(VaultHarness.REQUESTOR);
        assertThat(harness.vault.find(token.token(), 17, view)).isFalse();
        assertThat(view.isPresent()).isFalse();
        assertThat(harness.vault.find(token.token() + 1, 16, view)).isFalse();
    }

    @Test
    void shouldHaveOneLiveTokenPerCardRequestorAndDevice() {
        TokenInfo first = harness.issued(harness.request(VaultHarness.PHONE, 1, "phone"));

        TokenReply again = harness.ask(harness.request(VaultHarness.PHONE, 1, "phone"));
        TokenInfo otherDevice = harness.issued(harness.request(VaultHarness.PHONE, 1, "watch"));
        TokenInfo otherCard = harness.issued(harness.request(VaultHarness.PHONE, 2, "phone"));

        assertThat(again).isEqualTo(new TokenReply.Issued(first, false));
        assertThat(Set.of(first.token(), otherDevice.token(), otherCard.token())).hasSize(3);
        assertThat(otherDevice.accountReference()).isEqualTo(first.accountReference());
        assertThat(harness.vault.size()).isEqualTo(3);
    }

    @Test
    void shouldIssueAnewAfterDeactivationAndKeepTheDeadNumber() {
        TokenInfo first = harness.issued(harness.request(VaultHarness.PHONE, 1, "phone"));
        harness.ask(new TokenCommand.Deactivate(harness.origin(VaultHarness.PHONE), first.token()));

        TokenInfo second = harness.issued(harness.request(VaultHarness.PHONE, 1, "phone"));

        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(harness.view(first.token()).state()).isEqualTo(TokenState.DEACTIVATED);
    }

    @Test
    void shouldAnswerARepeatWithoutDoingItTwice() {
        Origin origin = harness.origin(VaultHarness.BANK);
        TokenInfo token = harness.active(1, "phone", DomainControls.unlimited());
        harness.ask(new TokenCommand.Suspend(origin, token.token()));
        harness.ask(new TokenCommand.Resume(harness.origin(VaultHarness.BANK), token.token()));
        long position = harness.journal.position();

        TokenReply repeat = harness.ask(new TokenCommand.Suspend(origin, token.token()));
        TokenReply reused = harness.ask(new TokenCommand.Deactivate(origin, token.token()));

        assertThat(repeat)
                .asInstanceOf(InstanceOfAssertFactories.type(TokenReply.Changed.class))
                .satisfies(
                        changed -> {
                            assertThat(changed.changed()).isFalse();
                            assertThat(changed.token().state()).isEqualTo(TokenState.ACTIVE);
                        });
        assertRefused(reused, Refusal.REQUEST_ID_REUSED);
        assertThat(harness.journal.position()).isEqualTo(position);
    }

    @Test
    void shouldForgetTheEldestRequestsOnly() {
        VaultHarness small = new VaultHarness(VaultHarness.RANGES, TokenPolicy.standard(), 100, 16);
        Origin first = small.origin(VaultHarness.PHONE);
        TokenInfo token =
                small.issued(small.request(first, 1, "phone", 0, DomainControls.unlimited()));
        for (int account = 2; account <= 16; account++) {
            small.issued(small.request(VaultHarness.PHONE, account, "phone"));
        }

        assertRefused(
                small.ask(new TokenCommand.Deactivate(first, token.token())),
                Refusal.REQUEST_ID_REUSED);
        small.issued(small.request(VaultHarness.PHONE, 17, "phone"));

        assertThat(small.ask(new TokenCommand.Deactivate(first, token.token())))
                .isInstanceOf(TokenReply.Changed.class);
    }

    @Test
    void shouldKeepTokensFromThoseTheyAreNoBusinessOf() {
        TokenInfo token = harness.active(1, "phone", DomainControls.unlimited());

        for (Actor stranger : List.of(VaultHarness.OTHER_PHONE, VaultHarness.OTHER_BANK)) {
            assertRefused(
                    harness.ask(
                            new TokenCommand.QueryToken(harness.origin(stranger), token.token())),
                    Refusal.UNKNOWN_TOKEN);
            assertRefused(
                    harness.ask(
                            new TokenCommand.Deactivate(harness.origin(stranger), token.token())),
                    Refusal.UNKNOWN_TOKEN);
        }
        assertRefused(
                harness.ask(harness.request(VaultHarness.OTHER_PHONE, 2, "phone")),
                Refusal.NOT_ALLOWED);
        assertRefused(
                harness.ask(
                        new TokenCommand.QueryByCard(
                                harness.origin(VaultHarness.PHONE), harness.card(1))),
                Refusal.NOT_ALLOWED);
        assertThat(harness.view(token.token()).state()).isEqualTo(TokenState.ACTIVE);
    }

    @Test
    void shouldNotLetARequestorVouchInTheIssuersName() {
        assertRefused(
                harness.ask(
                        harness.request(
                                harness.origin(VaultHarness.PHONE),
                                1,
                                "phone",
                                10,
                                DomainControls.unlimited())),
                Refusal.NOT_ALLOWED);
    }

    @Test
    void shouldLeaveTheIssuersSuspensionWhenTheRequestorLiftsItsOwn() {
        TokenInfo token = harness.active(1, "phone", DomainControls.unlimited());
        harness.ask(new TokenCommand.Suspend(harness.origin(VaultHarness.PHONE), token.token()));
        harness.ask(new TokenCommand.Suspend(harness.origin(VaultHarness.BANK), token.token()));

        TokenReply byPhone =
                harness.ask(
                        new TokenCommand.Resume(harness.origin(VaultHarness.PHONE), token.token()));

        assertThat(((TokenReply.Changed) byPhone).token().suspendedBy())
                .containsExactly(ActorKind.ISSUER);
        assertThat(harness.view(token.token()).state()).isEqualTo(TokenState.SUSPENDED);
        assertRefused(
                harness.ask(
                        new TokenCommand.Resume(harness.origin(VaultHarness.PHONE), token.token())),
                Refusal.NOT_ALLOWED);
        harness.ask(new TokenCommand.Resume(harness.origin(VaultHarness.BANK), token.token()));
        assertThat(harness.view(token.token()).state()).isEqualTo(TokenState.ACTIVE);
    }

    @Test
    void shouldMoveAllLiveTokensToTheReplacementCard() {
        TokenInfo phone = harness.active(1, "phone", DomainControls.unlimited());
        TokenInfo watch = harness.active(1, "watch", DomainControls.unlimited());
        TokenInfo dead = harness.active(1, "old", DomainControls.unlimited());
        harness.ask(new TokenCommand.Deactivate(harness.origin(VaultHarness.BANK), dead.token()));

        TokenCommand move =
                new TokenCommand.UpdatePan(
                        harness.origin(VaultHarness.BANK), 0, harness.card(1), harness.card(9));
        TokenReply moved = harness.ask(move);

        assertThat(moved).isEqualTo(new TokenReply.CardUpdated(2));
        assertThat(harness.ask(move)).isEqualTo(moved);
        assertThat(harness.view(phone.token()).lastFour()).isEqualTo(harness.card(9).lastFour());
        assertThat(harness.view(watch.token()).sealLow()).isEqualTo(harness.card(9).sealLow());
        assertThat(harness.view(dead.token()).sealLow()).isEqualTo(harness.card(1).sealLow());
        assertThat(byCard(9)).containsExactlyInAnyOrder(phone.token(), watch.token());
        assertThat(byCard(1)).containsExactly(dead.token());
    }

    @Test
    void shouldNotMoveATokenOntoItsTwin() {
        TokenInfo one = harness.active(1, "phone", DomainControls.unlimited());
        harness.active(2, "phone", DomainControls.unlimited());

        for (long token : new long[] {0, one.token()}) {
            assertRefused(
                    harness.ask(
                            new TokenCommand.UpdatePan(
                                    harness.origin(VaultHarness.BANK),
                                    token,
                                    harness.card(1),
                                    harness.card(2))),
                    Refusal.CONFLICT);
        }
        assertRefused(
                harness.ask(
                        new TokenCommand.UpdatePan(
                                harness.origin(VaultHarness.PHONE),
                                0,
                                harness.card(1),
                                harness.card(3))),
                Refusal.NOT_ALLOWED);
    }

    @Test
    void shouldListARequestorsTokensPageByPage() {
        for (int account = 1; account <= 5; account++) {
            harness.active(account, "phone", DomainControls.unlimited());
        }
        Origin origin = harness.origin(VaultHarness.PHONE);

        TokenReply.Listed first =
                (TokenReply.Listed)
                        harness.ask(
                                new TokenCommand.QueryByRequestor(
                                        origin, VaultHarness.REQUESTOR, 0, 3));
        TokenReply.Listed second =
                (TokenReply.Listed)
                        harness.ask(
                                new TokenCommand.QueryByRequestor(
                                        origin, VaultHarness.REQUESTOR, first.nextAfter(), 3));

        assertThat(first.tokens()).hasSize(3);
        assertThat(second.tokens()).hasSize(2).doesNotContainAnyElementsOf(first.tokens());
        assertThat(second.nextAfter()).isZero();
    }

    @Test
    void shouldRefuseWhenFullAndWhenTheCardHasEnough() {
        TokenPolicy policy = new TokenPolicy(12, Set.of(ActorKind.ISSUER), Set.of(10), 2, "XPNT");
        VaultHarness small = new VaultHarness(VaultHarness.RANGES, policy, 3, 16);
        small.issued(small.request(VaultHarness.PHONE, 1, "a"));
        small.issued(small.request(VaultHarness.PHONE, 1, "b"));

        assertRefused(small.ask(small.request(VaultHarness.PHONE, 1, "c")), Refusal.CARD_LIMIT);
        small.issued(small.request(VaultHarness.PHONE, 2, "a"));
        assertRefused(small.ask(small.request(VaultHarness.PHONE, 3, "a")), Refusal.VAULT_FULL);
    }

    @Test
    void shouldTreatAnExpiredTokenAsGone() {
        TokenInfo token = harness.issued(harness.request(VaultHarness.PHONE, 1, "phone"));
        harness.nowNs += java.util.concurrent.TimeUnit.DAYS.toNanos(4 * 365);

        assertRefused(
                harness.ask(
                        new TokenCommand.Activate(
                                harness.origin(VaultHarness.BANK), token.token(), 10)),
                Refusal.EXPIRED);
        assertThat(harness.issued(harness.request(VaultHarness.PHONE, 1, "phone")).token())
                .isNotEqualTo(token.token());
    }

    private List<Long> byCard(int account) {
        TokenReply reply =
                harness.ask(
                        new TokenCommand.QueryByCard(
                                harness.origin(VaultHarness.BANK), harness.card(account)));
        return ((TokenReply.Listed) reply).tokens().stream().map(TokenInfo::token).toList();
    }

    private static void assertRefused(TokenReply reply, Refusal why) {
        assertThat(reply)
                .asInstanceOf(InstanceOfAssertFactories.type(TokenReply.Refused.class))
                .extracting(TokenReply.Refused::why)
                .isEqualTo(why);
    }
}
