package io.crosspoint.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.crypto.Luhn;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.tokens.MessageHeaderDecoder;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Any course of commands: the vault folded from the journal is the vault that lived it. */
class ReplayTest {
    private static final List<Actor> ACTORS =
            List.of(
                    VaultHarness.PHONE,
                    VaultHarness.BANK,
                    VaultHarness.HOLDER,
                    VaultHarness.OPERATOR,
                    VaultHarness.OTHER_BANK);
    private static final List<String> DEVICES = List.of("phone", "watch", "car");
    private static final int CARDS = 5;

    @Property(tries = 60)
    void shouldFoldToTheSameVault(@ForAll @Size(min = 20, max = 120) List<Integer> seeds) {
        VaultHarness harness = new VaultHarness();
        List<Long> tokens = new ArrayList<>();
        for (int seed : seeds) {
            harness.nowNs += 1_000_000_000L * Math.floorMod(seed, 100);
            TokenReply reply = harness.ask(command(harness, seed, tokens));
            if (reply instanceof TokenReply.Issued issued && issued.fresh()) {
                assertThat(Luhn.valid(issued.token().token())).isTrue();
                tokens.add(issued.token().token());
            }
        }

        TokenVault replayed = harness.replayed();

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(replayed.size()).isEqualTo(harness.vault.size()).isEqualTo(tokens.size());
        for (long token : tokens) {
            assertThat(told(replayed, token)).isEqualTo(told(harness.vault, token));
        }
        assertNextDecisionsAgree(harness, replayed, tokens);
        assertOneLiveTokenPerDevice(harness, tokens);
        assertNoCardNumber(harness);
    }

    /** Few slots for requests, so that the eldest are forgotten before and after the snapshot. */
    @Property(tries = 40)
    void shouldGoOnFromASnapshotAsTheVaultThatLived(
            @ForAll @Size(min = 20, max = 120) List<Integer> seeds,
            @ForAll @IntRange(max = 20) int cut) {
        VaultHarness harness =
                new VaultHarness(VaultHarness.RANGES, TokenPolicy.standard(), 10_000, 16);
        List<Long> tokens = new ArrayList<>();
        byte[] snapshot = {};
        long position = 0;
        for (int i = 0; i < seeds.size(); i++) {
            if (i == seeds.size() * cut / 21) {
                snapshot = harness.snapshot();
                position = harness.journal.position();
            }
            harness.nowNs += 1_000_000_000L;
            if (harness.ask(command(harness, seeds.get(i), tokens))
                            instanceof TokenReply.Issued issued
                    && issued.fresh()) {
                tokens.add(issued.token().token());
            }
        }

        TokenVault resumed = harness.resumed(snapshot, position);
        assertThat(resumed.digest()).isEqualTo(harness.vault.digest());
        for (long token : tokens) {
            assertThat(told(resumed, token)).isEqualTo(told(harness.vault, token));
        }
        assertNextDecisionsAgree(harness, resumed, tokens);
    }

    @Example
    void shouldKeepUseCountersInASnapshot() {
        VaultHarness harness = new VaultHarness();
        TokenReply reply = harness.ask(harness.request(VaultHarness.PHONE, 1, "phone"));
        long token = ((TokenReply.Issued) reply).token().token();
        harness.vault.used(token, 10_00, 20_260_615);

        TokenVault resumed = harness.resumed(harness.snapshot(), harness.journal.position());
        TokenView view = new TokenView();
        assertThat(resumed.find(token, 16, view)).isTrue();
        assertThat(view.totalUses()).isEqualTo(1);
        assertThat(view.amountOn(20_260_615)).isEqualTo(10_00);
        harness.vault.used(token, 1, 20_260_615);
        assertThat(resumed.digest()).isNotEqualTo(harness.vault.digest());
    }

    /** The courses above would prove little if they never moved a card. */
    @Example
    void shouldComeByEveryKindOfFact() {
        VaultHarness harness = new VaultHarness();
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            TokenReply reply = harness.ask(command(harness, i * 7_919, tokens));
            if (reply instanceof TokenReply.Issued issued && issued.fresh()) {
                tokens.add(issued.token().token());
            }
        }
        Set<Integer> templates = new HashSet<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = harness.journal.read(0)) {
            while (reader.next()) {
                header.wrap(reader.record().buffer(), reader.record().bodyOffset());
                templates.add(header.templateId());
            }
        }

        assertThat(templates).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(told(harness.replayed(), tokens.getFirst()))
                .isEqualTo(told(harness.vault, tokens.getFirst()));
    }

    private static TokenCommand command(VaultHarness harness, int seed, List<Long> tokens) {
        int choice = Math.floorMod(seed, 1_000_003);
        Actor actor = ACTORS.get(choice % ACTORS.size());
        int account = choice / 5 % CARDS;
        String device = DEVICES.get(choice / 25 % DEVICES.size());
        int operation = choice / 75 % 8;
        // Small request ids come again: some commands are repeats, some reuse an id wrongly.
        Origin origin = new Origin("r" + choice / 600 % 500, actor, Reason.OTHER);
        if (tokens.isEmpty() || operation <= 1) {
            int assurance = actor.kind() == ActorKind.ISSUER ? 10 : 0;
            return harness.request(origin, account, device, assurance, DomainControls.unlimited());
        }
        long token = tokens.get(choice / 7 % tokens.size());
        return switch (operation) {
            case 2 -> new TokenCommand.Activate(origin, token, 0);
            case 3 -> new TokenCommand.Suspend(origin, token);
            case 4 -> new TokenCommand.Resume(origin, token);
            case 5 -> new TokenCommand.Deactivate(origin, token);
            default ->
                    new TokenCommand.UpdatePan(
                            origin,
                            operation == 6 ? token : 0,
                            harness.card(account),
                            harness.card((account + 1) % CARDS));
        };
    }

    private static String told(TokenVault vault, long token) {
        TokenView view = new TokenView();
        assertThat(vault.find(token, 16, view)).isTrue();
        return TokenInfos.of(view)
                + "|"
                + view.sealHigh()
                + "|"
                + view.sealLow()
                + "|"
                + view.consentReference();
    }

    /** Serial, request memory and chains show in what is decided next. */
    private static void assertNextDecisionsAgree(
            VaultHarness harness, TokenVault replayed, List<Long> tokens) {
        var batch = harness.journal.newBatch(1 << 20);
        List<TokenCommand> next = new ArrayList<>();
        next.add(harness.request(VaultHarness.PHONE, 77, "new"));
        for (int i = 0; i < 100; i++) {
            next.add(command(harness, i * 7_919, tokens));
        }
        for (TokenCommand command : next) {
            batch.discard();
            TokenReply live = harness.vault.decide(command, harness.nowNs, batch);
            byte[] liveFact = bytes(batch);
            batch.discard();
            assertThat(replayed.decide(command, harness.nowNs, batch)).isEqualTo(live);
            assertThat(bytes(batch)).isEqualTo(liveFact);
        }
    }

    private static byte[] bytes(io.crosspoint.journal.RecordBatch batch) {
        byte[] bytes = new byte[batch.length()];
        batch.buffer().getBytes(0, bytes);
        return bytes;
    }

    private static void assertOneLiveTokenPerDevice(VaultHarness harness, List<Long> tokens) {
        Set<String> live = new HashSet<>();
        int yymm = Months.yymm(harness.nowNs);
        for (long token : tokens) {
            TokenView view = harness.view(token);
            if (view.isLive(yymm)) {
                String place = view.sealHigh() + "/" + view.requestorId() + "/" + view.deviceId();
                assertThat(live.add(place)).as("a second live token of a device").isTrue();
            }
        }
    }

    private static void assertNoCardNumber(VaultHarness harness) {
        try (JournalReader reader = harness.journal.read(0)) {
            while (reader.next()) {
                RecordView fact = reader.record();
                byte[] body = new byte[fact.bodyLength()];
                fact.buffer().getBytes(fact.bodyOffset(), body);
                for (int account = 0; account < CARDS; account++) {
                    assertThat(holdsCard(body, VaultHarness.pan(account))).isFalse();
                }
            }
        }
    }

    /** As text, as BCD from either nibble, as a number in either byte order. */
    static boolean holdsCard(byte[] body, String pan) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String hex = java.util.HexFormat.of().formatHex(body);
        String number = "%016x".formatted(Long.parseLong(pan));
        StringBuilder reversed = new StringBuilder();
        for (int i = number.length() - 2; i >= 0; i -= 2) {
            reversed.append(number, i, i + 2);
        }
        return text.contains(pan)
                || hex.contains(pan)
                || hex.contains(number)
                || hex.contains(reversed);
    }

    @Property(tries = 5)
    void shouldFindACardNumberThatIsThere(@ForAll @Size(max = 9) List<Byte> before) {
        String pan = VaultHarness.pan(3);
        StringBuilder text = new StringBuilder();
        before.forEach(b -> text.append((char) (b & 0xFF)));

        assertThat(holdsCard((text + pan).getBytes(StandardCharsets.ISO_8859_1), pan)).isTrue();
        assertThat(holdsCard(java.util.HexFormat.of().parseHex("00" + pan), pan)).isTrue();
        assertThat(
                        holdsCard(
                                java.nio.ByteBuffer.allocate(9)
                                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                        .putLong(1, Long.parseLong(pan))
                                        .array(),
                                pan))
                .isTrue();
    }
}
