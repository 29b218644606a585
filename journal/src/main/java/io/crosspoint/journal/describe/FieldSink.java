package io.crosspoint.journal.describe;

import org.agrona.DirectBuffer;

import java.util.List;

/**
 * Takes the fields of a message in the order of its schema, as they stand: what must not be shown
 * is for the sink to mask, see {@link FieldMask}.
 */
interface FieldSink {
    /** What follows, up to {@link #endComposite}, are the parts of this field. */
    void beginComposite(String name);

    void endComposite();

    /** What follows, up to {@link #endGroup}, are the members of this group. */
    void beginGroup(String name);

    void beginMember();

    void endMember();

    void endGroup();

    void number(String name, long value, boolean unsigned);

    /** Without the padding of a text of fixed length. */
    void text(String name, String value);

    /** A value that the enumeration does not know comes as {@link #number}. */
    void choice(String name, String value);

    void choices(String name, List<String> values);

    void bytes(String name, DirectBuffer buffer, int index, int length);
}
