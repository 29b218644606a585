package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Where everything stood in the last sound message, for the next one: when that has the same fields
 * and its lengths read the same, all fields lie at the same places, and what is left to do is to
 * check their bytes. Runs of one kind are checked as one, whatever fields they are of.
 */
final class Shape {
    private static final int NONE = -1;

    private Layout layout = Layout.empty();

    /** Bytes of the frame; {@link #NONE} while nothing is known. */
    private int frameLength = NONE;

    private int variables;

    /** Of each field of variable length, where the four bytes begin that end with its length. */
    private int[] lengthPlaces = new int[0];

    /** What of these four bytes is not the length. */
    private int[] lengthShifts = new int[0];

    private int[] lengths = new int[0];

    private final WordChecks checks = new WordChecks();

    /** The run that is not among the checks yet: what comes may belong to it. */
    private ByteKind kind = ByteKind.ANY;

    private int from;
    private int to;

    /** Whether a frame of this layout and length may look like the last one. */
    boolean isOf(Layout layout, int frameLength) {
        return frameLength == this.frameLength && layout == this.layout;
    }

    /** The last message is not known any more. */
    void forget() {
        frameLength = NONE;
    }

    /** Whether the lengths are the same, and the bytes what their fields allow. */
    boolean holds(byte @Nullable [] in, long base) {
        int differ = 0;
        for (int i = 0; i < variables; i++) {
            differ |= (Octets.four(in, base + lengthPlaces[i]) >>> lengthShifts[i]) ^ lengths[i];
        }
        if (differ != 0) {
            return false;
        }
        return checks.hold(in, base);
    }

    /**
     * Takes over how a sound message looks. One with a field that is not checked along its layout
     * has no shape.
     */
    void take(Layout layout, long[] index, int start, int end, byte @Nullable [] in, long base) {
        begin(layout);
        int at = start;
        for (Layout.Stretch stretch : layout.stretches()) {
            for (Layout.Run run : stretch.runs()) {
                add(run.kind(), at + run.from(), at + run.to());
            }
            VariableField field = stretch.variable();
            if (field == null) {
                finishRun();
                frameLength = end;
                return;
            }
            if (field.form() == VariableField.OTHER) {
                return;
            }
            int content = at + stretch.length() + field.prefixLength();
            // Before the content lie at least the message type and a bitmap.
            addLength(field, content, in, base);
            at = addContent(field, content, (int) index[field.de()]);
        }
    }

    private void begin(Layout layout) {
        variables = 0;
        checks.clear();
        kind = ByteKind.ANY;
        this.layout = layout;
        frameLength = NONE;
    }

    private void addLength(VariableField field, int content, byte @Nullable [] in, long base) {
        if (variables == lengths.length) {
            lengthPlaces = Arrays.copyOf(lengthPlaces, variables + 8);
            lengthShifts = Arrays.copyOf(lengthShifts, variables + 8);
            lengths = Arrays.copyOf(lengths, variables + 8);
        }
        int place = content - Integer.BYTES;
        lengthPlaces[variables] = place;
        lengthShifts[variables] = field.prefixShift();
        lengths[variables++] = Octets.four(in, base + place) >>> field.prefixShift();
        if (field.isInDigits()) {
            add(ByteKind.DIGITS, content - field.prefixLength(), content);
        }
    }

    /** Returns where the next field begins. */
    private int addContent(VariableField field, int content, int units) {
        int next = content + ((units * field.halfBytes() + 1) >> 1);
        if (field.kind() != ByteKind.ANY && next > content) {
            add(field.kind(), content, next);
        }
        if (field.halfBytes() == 1 && (units & 1) != 0) {
            add(ByteKind.PADDED, next - 1, next);
        }
        return next;
    }

    private void add(ByteKind kind, int first, int end) {
        if (this.kind == kind && to == first) {
            to = end;
            return;
        }
        finishRun();
        this.kind = kind;
        from = first;
        to = end;
    }

    private void finishRun() {
        if (kind != ByteKind.ANY) {
            checks.add(kind, from, to);
        }
        kind = ByteKind.ANY;
    }
}
