package io.crosspoint.core.link;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSpec;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tells the issuer of the token in a reserved field, for dialects that have one: DE63 usage TK, tag
 * (2 digits), length (3 digits), value.
 *
 * <pre>
 * | TK | length 3 | 01 001 1 | 02 length token | 03 004 yymm | 06 011 requestor |
 * </pre>
 */
final class TokenData {
    private static final int FIELD = 63;
    private static final int CONTENT = 5;

    private final boolean supported;
    private final byte[] text = new byte[128];
    private final UnsafeBuffer buffer = new UnsafeBuffer(text);

    TokenData(Dialect dialect) {
        FieldSpec spec = dialect.field(FIELD);
        supported = spec != null && spec.composite() != null;
    }

    void write(FactsDecoder facts, MessageWriter writer) {
        if (!supported) {
            return;
        }
        int at = CONTENT;
        at = tag(at, 1, 1, 1);
        at = tag(at, 2, facts.token(), facts.tokenLength());
        at = tag(at, 3, facts.tokenExpiry(), 4);
        if (facts.requestorId() != 0) {
            at = tag(at, 6, facts.requestorId(), 11);
        }
        text[0] = 'T';
        text[1] = 'K';
        FactsFields.putDigits(text, 2, at - CONTENT, 3);
        writer.bytes(FIELD, buffer, 0, at);
    }

    private int tag(int at, int tag, long value, int length) {
        int valueAt =
                FactsFields.putDigits(text, FactsFields.putDigits(text, at, tag, 2), length, 3);
        return FactsFields.putDigits(text, valueAt, value, length);
    }
}
