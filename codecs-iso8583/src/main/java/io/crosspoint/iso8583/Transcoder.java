package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Decides how a field of another dialect's message comes into this one: its bytes as they are, as
 * characters, as the bytes they stand for, or not at all.
 */
final class Transcoder {
    private final Dialect target;
    private final UnsafeBuffer content = new UnsafeBuffer(new byte[2 * 9999]);
    private final long[] dropped = new long[3];
    private final FieldRoute[] routes;
    private Dialect from;
    private int length;
    private int used;

    Transcoder(Dialect target) {
        this.target = target;
        this.from = target;
        this.routes = new FieldRoute[target.maxField() + 1];
        plan(target);
    }

    private void plan(Dialect source) {
        from = source;
        for (int de = 0; de < routes.length; de++) {
            routes[de] = FieldRoute.between(source.field(de), target.field(de));
        }
    }

    void clear() {
        dropped[0] = 0;
        dropped[1] = 0;
        dropped[2] = 0;
    }

    void wipe() {
        Runs.fill(content, 0, used, (byte) 0);
        used = 0;
    }

    int dropped() {
        return Long.bitCount(dropped[0]) + Long.bitCount(dropped[1]) + Long.bitCount(dropped[2]);
    }

    boolean dropped(int de) {
        return de > 1 && de <= dropped.length * 64 && BitSets.has(dropped, de);
    }

    /** Whether the field can be taken over; notes it as dropped when not. */
    boolean fits(int de, MessageView view) {
        if (view.dialect() != from) {
            plan(view.dialect());
        }
        boolean fits = de < routes.length && fits(routes[de], de, view);
        if (!fits) {
            BitSets.add(dropped, de);
        }
        return fits;
    }

    private boolean fits(FieldRoute route, int de, MessageView view) {
        switch (route) {
            case NONE -> {
                return false;
            }
            case SAME_WIRE -> {
                return true;
            }
            case TEXT -> length = Content.text(view, de, content, 0);
            case BYTES -> length = Content.bytes(view, de, content, 0);
        }
        used = Math.max(used, length);
        FieldSpec field = target.field(de);
        return field != null && length >= 0 && roomFor(field, route) && characters(field, route);
    }

    private boolean roomFor(FieldSpec field, FieldRoute route) {
        boolean bytesAsHex = route == FieldRoute.BYTES && field.hexText();
        int units = bytesAsHex ? 2 * length : length;
        boolean exact = field.fixed() && field.type() == ContentType.B;
        return exact ? units == field.max() : units <= field.max();
    }

    private boolean characters(FieldSpec field, FieldRoute route) {
        if (route == FieldRoute.BYTES) {
            return true;
        }
        return switch (field.type()) {
            case N -> Characters.digits(content, 0, length);
            case AN -> Characters.between(content, 0, length, ' ', '~');
            case Z -> trackCharacters(field);
            case XN -> length > 0 && Characters.signed(content, 0, length);
            case ANS, B -> true;
        };
    }

    private boolean trackCharacters(FieldSpec field) {
        boolean bcd =
                field.encoding() == Encoding.BCD_LEFT || field.encoding() == Encoding.BCD_RIGHT;
        if (!bcd) {
            return Characters.between(content, 0, length, ' ', '_');
        }
        for (int i = 0; i < length; i++) {
            byte b = content.getByte(i);
            if (!Characters.digit(b) && b != '=' && b != 'D') {
                return false;
            }
        }
        return true;
    }

    boolean sameWire(int de) {
        return routes[de] == FieldRoute.SAME_WIRE;
    }

    boolean binary(int de) {
        return routes[de] == FieldRoute.BYTES;
    }

    /** The characters or bytes of the field that {@link #fits} accepted. */
    DirectBuffer content() {
        return content;
    }

    int length() {
        return length;
    }
}
