package io.crosspoint.qrservice.http;

import io.crosspoint.qrservice.TokenSpace;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON object of a request, read field by field; every field must be known. */
final class Body {
    private final JsonObject json;

    private Body(JsonObject json) {
        this.json = json;
    }

    /**
     * The request's body.
     *
     * @throws ProblemException when it is no JSON object, or has a field of another name
     */
    static Body of(RoutingContext context, String... known) {
        JsonObject json;
        try {
            json = context.body().asJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw bad("body", "text that is no JSON object", "a JSON object");
        }
        if (json == null) {
            throw bad("body", "nothing", "a JSON object");
        }
        Set<String> names = Set.of(known);
        for (String name : json.fieldNames()) {
            if (!names.contains(name)) {
                String expected = Arrays.stream(known).sorted().collect(Collectors.joining(", "));
                throw bad("body", "an unknown field", "fields of " + expected);
            }
        }
        return new Body(json);
    }

    boolean has(String field) {
        return json.containsKey(field);
    }

    String text(String field) {
        if (!has(field)) {
            throw bad(field, "nothing", "a text");
        }
        return optionalText(field);
    }

    /** Empty when absent. */
    String optionalText(String field) {
        Object value = json.getValue(field, "");
        if (value instanceof String text) {
            return text;
        }
        throw bad(field, kind(value), "a text");
    }

    long number(String field) {
        if (!has(field)) {
            throw bad(field, "nothing", "a whole number");
        }
        return optionalNumber(field);
    }

    /** 0 when absent. */
    long optionalNumber(String field) {
        Object value = json.getValue(field, 0);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw bad(field, kind(value), "a whole number of at most 18 digits");
    }

    /** Digits written as a text, least to most of them, as a number. */
    long digits(String field, int least, int most) {
        String text = text(field);
        boolean fits =
                text.length() >= least
                        && text.length() <= most
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        String expected = (least == most ? "" : least + " to ") + most + " digits as a text";
        if (!fits) {
            throw bad(field, text.length() + " characters", expected);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw bad(field, "digits beyond 9223372036854775807", expected);
        }
    }

    /** The digits of a token; any other number may be a card's and goes no further. */
    long token(String field, TokenSpace tokens) {
        long token = digits(field, 13, 19);
        int length = text(field).length();
        if (!tokens.contains(token, length)) {
            throw bad(field, length + " digits outside the token ranges", "a token");
        }
        return token;
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        String text = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        String expected =
                Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        throw bad(field, "another text", "one of " + expected);
    }

    static ProblemException bad(String field, String found, String expected) {
        return new ProblemException(Problem.badField(field, found, expected));
    }

    private static String kind(Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a text";
            case Number _ -> "another number";
            case Boolean _ -> "a truth value";
            default -> "an object or list";
        };
    }
}
