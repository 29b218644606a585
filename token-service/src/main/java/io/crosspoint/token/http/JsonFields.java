package io.crosspoint.token.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads the members of one JSON object; every defect is told with its path. */
final class JsonFields {
    private static final Instant LATEST = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000L);

    private final String path;
    private final JsonObject object;

    JsonFields(String path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    /** Refuses members outside the set: a misspelt limit must not be taken for none. */
    JsonFields only(Set<String> known) {
        for (String name : object.fieldNames()) {
            if (!known.contains(name)) {
                String shown = name.matches("[A-Za-z]{1,40}") ? name : "(unreadable)";
                throw new FieldException(
                        at(shown), "an unknown member", "one of " + new java.util.TreeSet<>(known));
            }
        }
        return this;
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable Object value(String name) {
        return object.getValue(name);
    }

    boolean has(String name) {
        return object.getValue(name) != null;
    }

    String text(String name) {
        Object value = value(name);
        if (value instanceof String text) {
            return text;
        }
        throw new FieldException(at(name), kind(value), "a text");
    }

    /** Digits in a text, since JSON numbers lose leading zeros and, in some readers, digits. */
    long digits(String name, int min, int max) {
        String text = text(name);
        if (text.length() < min || text.length() > max || !isDigits(text)) {
            String lengths = min == max ? Integer.toString(min) : min + " to " + max;
            throw new FieldException(
                    at(name),
                    "a text of " + text.length() + " characters",
                    "a text of " + lengths + " digits");
        }
        return Long.parseLong(text);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    long digitsOr(String name, int min, int max, long absent) {
        return has(name) ? digits(name, min, max) : absent;
    }

    /** Expiry as a text YYMM, or 0 when absent. */
    int expiryOrNone(String name) {
        int yymm = (int) digitsOr(name, 4, 4, 0);
        if (has(name) && (yymm % 100 < 1 || yymm % 100 > 12)) {
            throw new FieldException(at(name), "month " + yymm % 100, "YYMM with a month 01 to 12");
        }
        return yymm;
    }

    long numberOr(String name, long max, long absent) {
        Object value = value(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= 0 && number <= max) {
                return number;
            }
        }
        throw new FieldException(
                at(name),
                value instanceof Number ? "a number outside the range" : kind(value),
                "a whole number 0 to " + max);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new FieldException(
                at(name), shown(text), "one of " + List.of(type.getEnumConstants()));
    }

    <E extends Enum<E>> E choiceOr(String name, Class<E> type, E absent) {
        return has(name) ? choice(name, type) : absent;
    }

    private static String shown(String text) {
        return text.matches("[A-Za-z_-]{1,40}")
                ? "\"" + text + "\""
                : "a text of " + text.length() + " characters";
    }

    /** Epoch nanoseconds of an ISO 8601 instant, or 0 when absent. */
    long instantNsOrNone(String name) {
        if (!has(name)) {
            return 0;
        }
        String text = text(name);
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
            }
        } catch (DateTimeException e) {
            // Told below, as for an instant outside the range.
        }
        throw new FieldException(
                at(name),
                "a text of " + text.length() + " characters",
                "an instant such as 2030-01-31T00:00:00Z");
    }

    JsonFields object(String name) {
        Object value = value(name);
        if (value instanceof JsonObject inner) {
            return new JsonFields(at(name), inner);
        }
        throw new FieldException(at(name), kind(value), "an object");
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Object value = value(name);
        if (value == null) {
            return texts;
        }
        if (!(value instanceof JsonArray array)) {
            throw new FieldException(at(name), kind(value), "an array of texts");
        }
        for (Object element : array) {
            if (!(element instanceof String text)) {
                throw new FieldException(
                        at(name) + "[" + texts.size() + "]", kind(element), "a text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text -> "a text of " + text.length() + " characters";
            case Number number -> "a number";
            case Boolean truth -> "a truth value";
            case JsonArray array -> "an array";
            default -> "an object";
        };
    }
}
