package io.crosspoint.app.config;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes limits and rules of a file. */
final class RulesReader {
    private static final String SCHEMA = "/schemas/rules.schema.json";
    private static final String WRONG_PIN = "55";
    private static final String OVER_AMOUNT = "61";
    private static final String OVER_COUNT = "65";

    /** What spends or loads money and has not happened yet. */
    private static final List<TransactionType> NEWS =
            List.of(
                    TransactionType.PURCHASE,
                    TransactionType.PRE_AUTHORISATION,
                    TransactionType.TOP_UP);

    private final Section root;
    private final String sha256;
    private final long counterBytes;
    private final Map<String, CounterSpec> specs = new HashMap<>();
    private final Set<Integer> ids = new HashSet<>();

    private RulesReader(Section root, String sha256, long counterBytes) {
        this.root = root;
        this.sha256 = sha256;
        this.counterBytes = counterBytes;
    }

    /**
     * Reads a file.
     *
     * @param counterBytes most memory that its counters may take
     * @throws DocumentException that lists each defect with line, column, found and expected
     */
    static RuleSet read(Path file, long counterBytes) {
        String text = ValidatedYaml.text(file);
        String name = file.toString();
        return new RulesReader(
                        new Section(name, ValidatedYaml.parse(text, name, SCHEMA), ""),
                        sha256(text),
                        counterBytes)
                .read();
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not offered by this JDK", e);
        }
    }

    private RuleSet read() {
        List<RuleSet.Counter> counters = counters();
        List<Rule> rules = new ArrayList<>();
        root.children("limits").forEach(limit -> limit(limit, rules));
        root.children("rules").forEach(rule -> rules.add(rule(rule)));
        RuleSet set =
                new RuleSet(
                        root.number("version", 0),
                        sha256,
                        ZoneOffset.of(root.text("timeZone", "+00:00")).getTotalSeconds(),
                        root.number("hotListEntries", RuleSet.USUAL_HOT_ENTRIES),
                        counters,
                        rules,
                        merchants(root.child("merchants")));
        if (set.counterBytes() > counterBytes) {
            throw root.defect(
                    "counters",
                    "counters that take " + set.counterBytes() + " bytes",
                    "at most the " + counterBytes + " of risk.counterMemoryMiB");
        }
        return set;
    }

    private List<RuleSet.Counter> counters() {
        List<RuleSet.Counter> counters = new ArrayList<>();
        for (Section section : root.children("counters")) {
            CounterSpec spec = CounterReader.spec(section);
            if (specs.put(spec.id(), spec) != null) {
                throw section.defect("id", spec.id() + " a second time", "an id of its own");
            }
            counters.add(
                    new RuleSet.Counter(
                            spec, MatchReader.match(section, CounterReader.TYPES).build()));
        }
        return counters;
    }

    private void limit(Section section, List<Rule> into) {
        int id = id(section);
        if (!section.has("maxAmount") && !section.has("maxWithoutPin")) {
            throw section.defect("id", "a limit of nothing", "maxAmount or maxWithoutPin");
        }
        if (section.has("maxAmount")) {
            into.add(limit(section, id, "maxAmount", Action.DECLINE, OVER_AMOUNT));
        }
        if (section.has("maxWithoutPin")) {
            into.add(limit(section, id, "maxWithoutPin", Action.REQUIRE_PIN, WRONG_PIN));
        }
    }

    private static Rule limit(Section section, int id, String most, Action action, String code) {
        return new Rule(
                id,
                section.text("name", ""),
                MatchReader.match(section, NEWS).amountAbove(section.longNumber(most, 0)).build(),
                "",
                0,
                action,
                ResponseCode.of(section.text("code", code)));
    }

    private Rule rule(Section section) {
        int id = id(section);
        Action action = MatchReader.named(Action.class, section.text("then", ""));
        String counter = section.text("counter", "");
        long above = section.longNumber("above", 0);
        checkCounter(section, counter, above);
        return new Rule(
                id,
                section.text("name", ""),
                MatchReader.match(section, NEWS).build(),
                counter,
                above,
                action,
                ResponseCode.of(section.text("code", code(action, counter))));
    }

    private String code(Action action, String counter) {
        CounterSpec spec = specs.get(counter);
        if (action == Action.REQUIRE_PIN) {
            return WRONG_PIN;
        }
        return spec == null || spec.measure() == CounterMeasure.SUM ? OVER_AMOUNT : OVER_COUNT;
    }

    private void checkCounter(Section section, String counter, long above) {
        if (counter.isEmpty()) {
            if (section.has("above")) {
                throw section.defect("above", "" + above + " of no counter", "a counter beside it");
            }
            return;
        }
        CounterSpec spec = specs.get(counter);
        if (spec == null) {
            throw section.defect("counter", counter, "the id of a counter of this file");
        }
        if (!section.has("above")) {
            throw section.defect("counter", "nothing above", "above: the most that may be");
        }
        if (spec.measure() == CounterMeasure.DISTINCT && above >= spec.values()) {
            throw section.defect(
                    "above",
                    "" + above,
                    "less than the " + spec.values() + " values of " + counter);
        }
    }

    private int id(Section section) {
        int id = section.number("id", 0);
        if (!ids.add(id)) {
            throw section.defect("id", id + " a second time", "a number of its own");
        }
        return id;
    }

    private static MerchantPolicy merchants(Section section) {
        return new MerchantPolicy(
                action(section, "mismatch", MerchantPolicy.USUAL.mismatch()),
                action(section, "unknown", MerchantPolicy.USUAL.unknown()));
    }

    private static @Nullable Action action(Section section, String name, @Nullable Action usual) {
        if (!section.has(name)) {
            return usual;
        }
        String text = section.text(name, "");
        return text.equals("pass") ? null : MatchReader.named(Action.class, text);
    }
}
