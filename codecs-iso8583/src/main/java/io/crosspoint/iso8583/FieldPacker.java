package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts one value into wire form, length prefix included, in the field's own slot of a writer's
 * memory.
 */
final class FieldPacker {
    /** Of the fast ways, which know the most frequent fields only. */
    static final int REFUSED = -1;

    private final UnsafeBuffer slots;

    FieldPacker(UnsafeBuffer slots) {
        this.slots = slots;
    }

    /**
     * Packs plain text that needs no filling.
     *
     * @return bytes on the wire, {@link #REFUSED} for what {@link #text} must pack, or refuse by
     *     name
     */
    int plainText(int plan, int slot, DirectBuffer in, int at, int length) {
        int most = Plan.max(plan);
        int prefixLength = Plan.prefixLength(plan);
        boolean room = prefixLength == 0 ? length == most : length <= most;
        if (!Plan.plainText(plan) || !room || !fits(Plan.check(plan), in, at, length)) {
            return REFUSED;
        }
        if (prefixLength != 0) {
            Digits.put(slots, slot, prefixLength, length);
        }
        Runs.copy(in, at, slots, slot + prefixLength, length);
        return prefixLength + length;
    }

    private static boolean fits(int check, DirectBuffer in, int at, int length) {
        return switch (check) {
            case Plan.ANY -> true;
            case Plan.DIGITS -> Characters.digits(in, at, length);
            case Plan.PRINTABLE -> Characters.between(in, at, length, ' ', '~');
            case Plan.TRACK -> Characters.between(in, at, length, ' ', '_');
            default -> false;
        };
    }

    /**
     * Packs a number into a fixed field of ASCII digits.
     *
     * @return bytes on the wire, {@link #REFUSED} for what {@link #number} must pack, or refuse by
     *     name
     */
    int plainNumber(int plan, int slot, long value) {
        int digits = Plan.max(plan);
        if (Plan.form(plan) != Plan.FIXED_DIGITS || value < 0 || !Digits.fit(digits, value)) {
            return REFUSED;
        }
        Digits.put(slots, slot, digits, value);
        return digits;
    }

    /** Packs characters; of a binary field, hex digits. Returns bytes on the wire. */
    int text(FieldSpec field, int slot, DirectBuffer in, int at, int length) {
        int content = slot + field.prefix().wireLength();
        int units =
                switch (field.encoding()) {
                    case TEXT -> characters(field, content, in, at, length);
                    case EBCDIC_037, EBCDIC_1047 -> ebcdic(field, content, in, at, length);
                    case BCD_LEFT, BCD_RIGHT -> digits(field, content, in, at, length);
                    case SIGNED_BCD -> signedDigits(field, content, in, at, length);
                    case RAW, HEX -> hexDigits(field, content, in, at, length);
                };
        return prefixed(field, slot, units);
    }

    /** Packs bytes; the encoding makes hex where it must. Returns bytes on the wire. */
    int bytes(FieldSpec field, int slot, DirectBuffer in, int at, int length) {
        boolean raw = field.encoding() == Encoding.RAW;
        if (!raw && field.encoding() != Encoding.HEX && !field.hexText()) {
            return text(field, slot, in, at, length);
        }
        int units = field.hexText() ? 2 * length : length;
        room(field, units, field.type() == ContentType.B);
        int content = slot + field.prefix().wireLength();
        if (raw) {
            Runs.copy(in, at, slots, content, length);
        } else {
            Content.hex(in, at, length, slots, content);
        }
        return prefixed(field, slot, units);
    }

    /** Packs a number, zeros on the left of a fixed field. Returns bytes on the wire. */
    int number(FieldSpec field, int slot, long value) {
        if (value < 0) {
            throw new CodecException(path(field), "a negative number", ">= 0");
        }
        int count = Digits.count(value);
        room(field, count, false);
        int units = field.fixed() ? field.max() : count;
        int content = slot + field.prefix().wireLength();
        switch (field.encoding()) {
            case TEXT -> Digits.put(slots, content, units, value);
            case BCD_RIGHT -> Digits.putBcd(slots, content, units, value);
            case BCD_LEFT ->
                    Digits.putBcd(
                            slots,
                            content,
                            (units + 1) & ~1,
                            (units & 1) == 0 ? value : value * 10);
            case EBCDIC_037, EBCDIC_1047 -> {
                Digits.put(slots, content, units, value);
                Ebcdic.of(field.encoding()).encode(slots, content, units);
            }
            case SIGNED_BCD, RAW, HEX ->
                    throw new CodecException(path(field), "a number", field.type().name());
        }
        return prefixed(field, slot, units);
    }

    private int characters(FieldSpec field, int to, DirectBuffer in, int at, int length) {
        room(field, length, false);
        checkCharacters(field, in, at, length);
        int units = field.fixed() ? field.max() : length;
        int padding = units - length;
        if (field.type() == ContentType.XN) {
            if (length > 0) {
                slots.putByte(to, in.getByte(at));
                Runs.fill(slots, to + 1, padding, (byte) '0');
                Runs.copy(in, at + 1, slots, to + 1 + padding, length - 1);
            }
            return units;
        }
        Padding pad = field.padding();
        Runs.copy(in, at, slots, pad.left() ? to + padding : to, length);
        Runs.fill(slots, pad.left() ? to : to + length, padding, (byte) pad.filler());
        return units;
    }

    private static void checkCharacters(FieldSpec field, DirectBuffer in, int at, int length) {
        boolean fits =
                switch (field.type()) {
                    case N -> Characters.digits(in, at, length);
                    case AN -> Characters.between(in, at, length, ' ', '~');
                    case Z -> Characters.between(in, at, length, ' ', '_');
                    case XN -> length == 0 ? !field.fixed() : Characters.signed(in, at, length);
                    case ANS, B -> true;
                };
        if (!fits) {
            throw new CodecException(path(field), "other characters", field.type().name());
        }
    }

    private int ebcdic(FieldSpec field, int to, DirectBuffer in, int at, int length) {
        int units = characters(field, to, in, at, length);
        Ebcdic.of(field.encoding()).encode(slots, to, units);
        return units;
    }

    private int digits(FieldSpec field, int to, DirectBuffer in, int at, int length) {
        room(field, length, false);
        boolean track = field.type() == ContentType.Z;
        for (int i = at; i < at + length; i++) {
            byte b = in.getByte(i);
            if (!Characters.digit(b) && !(track && (b == '=' || b == 'D'))) {
                throw new CodecException(path(field), "other characters", field.type().name());
            }
        }
        int units = field.fixed() ? field.max() : length;
        boolean left = field.encoding() == Encoding.BCD_LEFT;
        Bcd.pack(in, at, length, Bcd.leading(units, length, left), slots, to);
        return units;
    }

    private int signedDigits(FieldSpec field, int to, DirectBuffer in, int at, int length) {
        room(field, length, false);
        if (length == 0 || !Characters.signed(in, at, length)) {
            throw new CodecException(path(field), "other characters", "C or D, then digits");
        }
        int units = field.fixed() ? field.max() : length;
        slots.putByte(to, in.getByte(at));
        Bcd.pack(in, at + 1, length - 1, Bcd.leading(units - 1, length - 1, false), slots, to + 1);
        return units;
    }

    private int hexDigits(FieldSpec field, int to, DirectBuffer in, int at, int length) {
        if ((length & 1) != 0 || !Characters.hex(in, at, length)) {
            throw new CodecException(path(field), "other characters", "pairs of hex digits");
        }
        room(field, length >> 1, true);
        if (field.encoding() == Encoding.RAW) {
            Content.unhex(in, at, length >> 1, slots, to);
        } else {
            Runs.copy(in, at, slots, to, length);
        }
        return length >> 1;
    }

    private static void room(FieldSpec field, int units, boolean exact) {
        if (units > field.max()) {
            throw new CodecException(path(field), "length " + units, "<= " + field.max());
        }
        if (exact && field.fixed() && units != field.max()) {
            throw new CodecException(path(field), "length " + units, "" + field.max());
        }
    }

    private int prefixed(FieldSpec field, int slot, int units) {
        Lengths.put(field, slots, slot, units);
        return field.prefix().wireLength() + field.encoding().wireLength(units);
    }

    private static String path(FieldSpec field) {
        return Integer.toString(field.de());
    }
}
