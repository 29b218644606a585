package io.crosspoint.qrservice;

import io.crosspoint.qrservice.QrReply.Reason;
import io.crosspoint.qrservice.QrReply.Rejected;

import org.jspecify.annotations.Nullable;

/** The refusals of the registry in words, and the checks of plain texts that lead to them. */
final class Refusals {
    private static final int MAX_SHOWN = 40;

    private Refusals() {}

    static Rejected invalid(String field, String found, String expected) {
        return new Rejected(Reason.INVALID, field, shown(found), expected);
    }

    static Rejected notFound(String field, String found, String expected) {
        return new Rejected(Reason.NOT_FOUND, field, shown(found), expected);
    }

    static Rejected conflict(String field, String found, String expected) {
        return new Rejected(Reason.CONFLICT, field, shown(found), expected);
    }

    static Rejected full(String field, int bound) {
        return new Rejected(
                Reason.FULL, field, "all " + bound + " places taken", "room for one more");
    }

    static Rejected unknownMerchant(String merchantId) {
        return notFound("merchantId", merchantId, "a registered merchant of this acquirer");
    }

    static Rejected unknownCode(long serial) {
        return notFound("serial", Long.toString(serial), "a code of this acquirer");
    }

    /** Letters and digits of ASCII, so many. */
    static @Nullable Rejected alphanumeric(String field, String text, int least, int most) {
        boolean fits = text.length() >= least && text.length() <= most;
        return fits && text.chars().allMatch(Refusals::isAlphanumeric)
                ? null
                : invalid(field, text, least + " to " + most + " letters and digits");
    }

    /** Printable ASCII without spaces at the ends, so many. */
    static @Nullable Rejected printable(String field, String text, int least, int most) {
        boolean fits = text.length() >= least && text.length() <= most;
        return fits && text.strip().equals(text) && text.chars().allMatch(c -> c >= 32 && c < 127)
                ? null
                : invalid(field, text, least + " to " + most + " printable ASCII characters");
    }

    /** Characters of any script but control characters, so many. */
    static @Nullable Rejected named(String field, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        boolean fits = length >= least && length <= most && text.strip().equals(text);
        return fits && text.codePoints().allMatch(Refusals::isNameCharacter)
                ? null
                : invalid(field, text, least + " to " + most + " characters");
    }

    /** ASCII digits, so many. */
    static boolean isDigits(String text, int least, int most) {
        return text.length() >= least
                && text.length() <= most
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isNameCharacter(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Text of a partner as an answer may repeat it: short, and without 13 or more digits. */
    private static String shown(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean plain = text.chars().allMatch(c -> c >= 32 && c < 127);
        return digits >= 13 || !plain || text.length() > MAX_SHOWN
                ? text.length() + " characters"
                : text;
    }
}
