package io.crosspoint.iso8583;

import io.crosspoint.iso8583.composite.Composite;

import org.jspecify.annotations.Nullable;

/** How the content of a field comes from one dialect into another. */
enum FieldRoute {
    /** It cannot. */
    NONE,
    /** The bytes on the wire are the same. */
    SAME_WIRE,
    /** As characters. */
    TEXT,
    /** As the bytes that it stands for. */
    BYTES;

    static FieldRoute between(@Nullable FieldSpec from, @Nullable FieldSpec to) {
        if (from == null || to == null) {
            return NONE;
        }
        if (to.sameWire(from)) {
            return SAME_WIRE;
        }
        boolean fromBytes = from.binary();
        boolean toBytes = to.binary();
        if (fromBytes && toBytes) {
            return BYTES;
        }
        if (fromBytes == toBytes) {
            return TEXT;
        }
        // Lists of usages hold text and bytes mixed; dialects differ only in what they call that.
        FieldSpec bytes = fromBytes ? from : to;
        return bytes.composite() instanceof Composite.UsageList ? BYTES : NONE;
    }
}
