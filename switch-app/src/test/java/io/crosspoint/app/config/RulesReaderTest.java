package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RulesReaderTest {
    private static final long MIB = 1 << 20;
    private static final String COUNTER =
            "counters: [{id: c, by: card, measure: count, window: 1h}]\n";

    @TempDir private Path folder;

    private RuleSet read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("r.yaml"), "version: 7\n" + text);
        return RulesReader.read(file, 64 * MIB);
    }

    private void assertRefused(String text, String... told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("r.yaml:")
                .hasMessageContainingAll(told);
    }

    @Test
    void shouldReadTheDemonstrationsRules() {
        RuleSet rules = RulesReader.read(Path.of("../conf/demo-rules.yaml"), 64 * MIB);
        assertThat(rules.version()).isEqualTo(1);
        assertThat(rules.sha256()).matches("[0-9a-f]{64}");
        assertThat(rules.zoneSeconds()).isEqualTo(8 * 3600);
        assertThat(rules.counters()).hasSize(4);
        assertThat(rules.rules())
                .extracting(Rule::id)
                .containsExactly(101, 102, 103, 201, 202, 203, 204, 205);
    }

    /** What docs/risk.md shows is a file that can be read. */
    @Test
    void shouldReadTheExampleOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("../docs/risk.md"));
        int from = guide.indexOf("```yaml\ncounters:") + "```yaml\n".length();
        RuleSet rules = read(guide.substring(from, guide.indexOf("```", from)));
        assertThat(rules.counters()).hasSize(2);
        assertThat(rules.rules()).extracting(Rule::above).containsExactly(20L, 30L);

        int table = guide.indexOf("acquirer,merchant,terminal");
        Path merchants =
                Files.writeString(
                        folder.resolve("m.csv"),
                        guide.substring(table, guide.indexOf("```", table)));
        assertThat(MerchantsReader.read(merchants).merchants()).isEqualTo(2);
    }

    @Test
    void shouldTakeWhatTheFileSaysAndTheUsualForTheRest() throws IOException {
        RuleSet rules =
                read(
                        """
                        merchants: {mismatch: flag, unknown: pass}
                        limits:
                          - {id: 1, name: a, maxAmount: 100, maxWithoutPin: 50}
                        counters:
                          - {id: c, by: card, measure: distinct, of: merchant, window: 90s, buckets: 9}
                          - {id: d, by: device, measure: sum, counted: declined, window: 2d, entries: 64}
                        rules:
                          - {id: 2, name: b, counter: c, above: 15, then: require-pin}
                          - {id: 3, name: c, counter: d, above: 15, then: decline, code: "34"}
                        """);
        assertThat(rules.merchants()).isEqualTo(new MerchantPolicy(Action.FLAG, null));
        assertThat(rules.counters())
                .extracting(RuleSet.Counter::spec)
                .containsExactly(
                        new CounterSpec(
                                "c",
                                CounterKey.CARD,
                                CounterMeasure.DISTINCT,
                                CounterKey.MERCHANT,
                                Counted.ATTEMPTED,
                                90,
                                9,
                                1 << 14,
                                16),
                        new CounterSpec(
                                "d",
                                CounterKey.DEVICE,
                                CounterMeasure.SUM,
                                CounterKey.NULL_VAL,
                                Counted.DECLINED,
                                172_800,
                                12,
                                64,
                                0));
        assertThat(rules.rules())
                .extracting(Rule::id, Rule::action, rule -> ResponseCode.text(rule.responseCode()))
                .containsExactly(
                        tuple(1, Action.DECLINE, "61"),
                        tuple(1, Action.REQUIRE_PIN, "55"),
                        tuple(2, Action.REQUIRE_PIN, "55"),
                        tuple(3, Action.DECLINE, "34"));
    }

    @Test
    void shouldTellWhereWhatAndWhatWasExpected() {
        assertRefused(
                "rules: [{id: 1, name: a, then: refuse}]\n",
                ":2:",
                "/rules/0/then",
                "refuse",
                "decline");
        assertRefused("rules: [{id: 1, name: a, then: flag, code: \"00\"}]\n", "/rules/0/code");
        assertRefused("rules: [{id: 900001, name: a, then: flag}]\n", "/rules/0/id", "<= 899999");
        assertRefused("limits: [{id: 1, name: a, maxAmmount: 5}]\n", "/limits/0", "maxAmmount");
        assertRefused("limits: [{id: 1, name: a}]\n", "/limits/0/id", "maxAmount or maxWithoutPin");
        assertRefused(
                "limits: [{id: 1, name: a, maxAmount: 5}, {id: 1, name: b, maxAmount: 6}]\n",
                "/limits/1/id",
                "1 a second time");
        assertRefused(
                "rules: [{id: 1, name: a, bins: [{from: 621239, to: 621234}], then: flag}]\n",
                "/rules/0/bins/0/to",
                "621239 or more");
        assertRefused(
                "rules: [{id: 1, name: a, time: \"24:00-06:00\", then: flag}]\n", "/rules/0/time");
        assertRefused(
                "rules: [{id: 1, name: a, time: \"06:00-06:00\", then: flag}]\n", "/rules/0/time");
    }

    @Test
    void shouldTellWhatIsWrongWithCounters() {
        assertRefused(
                "counters: [{id: c, by: card, measure: count, window: 32d}]\n",
                "/counters/0/window",
                "31d");
        assertRefused(
                "counters: [{id: c, by: card, measure: count, window: 1w}]\n",
                "/counters/0/window");
        assertRefused(
                "counters: [{id: c, by: card, measure: count, window: 1h, entries: 100}]\n",
                "/counters/0/entries",
                "a power of two");
        assertRefused(
                "counters: [{id: c, by: card, measure: distinct, window: 1h}]\n",
                "/counters/0/measure");
        assertRefused(
                "counters: [{id: c, by: card, measure: count, of: card, window: 1h}]\n",
                "/counters/0/of");
        assertRefused(
                "counters: [{id: c, by: card, measure: distinct, of: merchant, counted: approved, window: 1h}]\n",
                "/counters/0/id",
                "attempts when distinct");
        assertRefused(
                "counters: [{id: c, by: card, measure: distinct, of: card, window: 1h}]\n",
                "/counters/0/id");
        assertRefused(
                "counters: [{id: c, by: card, measure: count, window: 1h, entries: 1048576}]\n",
                "/counters",
                "counterMemoryMiB");
    }

    @Test
    void shouldTellWhatIsWrongBetweenRulesAndCounters() {
        assertRefused(
                COUNTER + "rules: [{id: 1, name: a, counter: d, above: 1, then: flag}]\n",
                "r.yaml:3:",
                "/rules/0/counter",
                "the id of a counter");
        assertRefused(
                COUNTER + "rules: [{id: 1, name: a, counter: c, then: flag}]\n",
                "/rules/0/counter");
        assertRefused("rules: [{id: 1, name: a, above: 3, then: flag}]\n", "/rules/0/above");
        assertRefused(
                """
                counters: [{id: c, by: card, measure: distinct, of: merchant, window: 1h, values: 4}]
                rules: [{id: 1, name: a, counter: c, above: 4, then: flag}]
                """,
                "/rules/0/above",
                "less than the 4 values");
    }
}
