package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Builds one message after another; owned by one thread.
 *
 * <p>A message begins empty or as another message. Values are checked against their field and put
 * into wire form when they are set; {@link #encode} copies them, and between them the fields that
 * did not change, in runs. A source must stay as it is until then, and must not overlap the target.
 *
 * <p>Every setter throws {@link CodecException} for a field that the dialect does not define and
 * for a value that does not fit it.
 */
public final class MessageWriter {
    /** More than any target has room for. */
    private static final int MOST_COUNTED = 1 << 30;

    private final Dialect dialect;
    private final byte[] slotBytes;
    private final UnsafeBuffer slots;
    private final UnsafeBuffer input = new UnsafeBuffer(0, 0);
    private final FieldPacker packer;
    private final int[] slotLengths;
    private final long[] present = new long[3];
    private final long[] changed = new long[3];
    private final long[] written = new long[3];
    private final int[] writtenLengths;
    private final Transcoder transcoder;
    private final MessageHead head;
    private @Nullable MessageView source;

    /** Bytes of all values set since the start, also of those that were replaced or removed. */
    private int setLength;

    /** While merging, where the target goes on, and the source. */
    private int mergedTo;

    private int copied;

    private int mti;

    public MessageWriter(Dialect dialect) {
        this.dialect = dialect;
        this.slotBytes = new byte[dialect.slotsLength()];
        this.slots = new UnsafeBuffer(slotBytes);
        this.packer = new FieldPacker(slots);
        this.slotLengths = new int[dialect.maxField() + 1];
        this.writtenLengths = new int[dialect.maxField() + 1];
        this.transcoder = new Transcoder(dialect);
        this.head = new MessageHead(dialect.wire());
    }

    /** The dialect that is written. */
    public Dialect dialect() {
        return dialect;
    }

    /** Begins an empty message. */
    public MessageWriter start(int mti) {
        source = null;
        setLength = 0;
        for (int word = 0; word < present.length; word++) {
            present[word] = 0;
            changed[word] = 0;
        }
        transcoder.clear();
        this.mti = checked(mti);
        return this;
    }

    private static int checked(int mti) {
        if (mti < 0 || mti >= Dialect.MTIS) {
            throw new CodecException("mti", Integer.toString(mti), "0 to 9999");
        }
        return mti;
    }

    /**
     * Begins with all fields of another message. Of one in another dialect, a field that this
     * dialect does not have, or whose content does not fit it here, is left out: {@link
     * #dropped(int)}.
     */
    public MessageWriter startFrom(MessageView source, int mti) {
        start(mti);
        if (source.dialect() == dialect) {
            this.source = source;
            System.arraycopy(source.present(), 0, present, 0, present.length);
            return this;
        }
        long[] fields = source.present();
        for (int word = 0; word < fields.length; word++) {
            for (long bits = fields[word]; bits != 0; ) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                copy((word << 6) + bit + 1, source);
            }
        }
        return this;
    }

    /** How many fields of other messages were left out since the start. */
    public int dropped() {
        return transcoder.dropped();
    }

    /** Whether the field of another message was left out. */
    public boolean dropped(int de) {
        return transcoder.dropped(de);
    }

    /** Sets digits, zeros on the left of a fixed field. */
    public MessageWriter number(int de, long value) {
        FieldSpec field = field(de);
        int slot = dialect.slots()[de];
        int packed = packer.plainNumber(dialect.plans()[de], slot, value);
        set(de, packed < 0 ? packer.number(field, slot, value) : packed);
        return this;
    }

    /** Sets characters; hex digits of a binary field. */
    public MessageWriter text(int de, byte[] from, int at, int length) {
        input.wrap(from, at, length);
        FieldSpec field = field(de);
        int slot = dialect.slots()[de];
        int packed = packer.plainText(dialect.plans()[de], slot, input, 0, length);
        set(de, packed < 0 ? packer.text(field, slot, input, 0, length) : packed);
        return this;
    }

    /** Sets characters, in the charset of the field; hex digits of a binary field. */
    public MessageWriter text(int de, String text) {
        byte[] bytes = text.getBytes(field(de).charset());
        return text(de, bytes, 0, bytes.length);
    }

    /** Sets the bytes that a binary field stands for; of other fields, their characters. */
    public MessageWriter bytes(int de, DirectBuffer from, int at, int length) {
        set(de, packer.bytes(field(de), dialect.slots()[de], from, at, length));
        return this;
    }

    /** Sets a field as another message has it; nothing happens when that does not have it. */
    public MessageWriter copy(int de, MessageView from) {
        if (!from.has(de)) {
            return this;
        }
        if (!transcoder.fits(de, from)) {
            return this;
        }
        int slot = dialect.slots()[de];
        if (transcoder.sameWire(de)) {
            int length = from.wireEnd(de) - from.wireStart(de);
            Runs.copy(from.frame(), from.wireStart(de), slots, slot, length);
            set(de, length);
            return this;
        }
        FieldSpec field = field(de);
        DirectBuffer content = transcoder.content();
        set(
                de,
                transcoder.binary(de)
                        ? packer.bytes(field, slot, content, 0, transcoder.length())
                        : packer.text(field, slot, content, 0, transcoder.length()));
        return this;
    }

    /** Leaves a field out. */
    public MessageWriter remove(int de) {
        if (de > 1 && de <= dialect.maxField()) {
            BitSets.remove(present, de);
            BitSets.remove(changed, de);
        }
        return this;
    }

    /** Leaves out every field that is not of the set. */
    public MessageWriter retain(FieldSet fields) {
        for (int word = 0; word < present.length; word++) {
            present[word] &= fields.word(word);
            changed[word] &= fields.word(word);
        }
        return this;
    }

    /** Whether the message will carry the field. */
    public boolean has(int de) {
        return de > 1 && de <= dialect.maxField() && BitSets.has(present, de);
    }

    /** Overwrites every value set since the last wipe with zeros, and begins an empty message. */
    public MessageWriter wipe() {
        for (int word = 0; word < written.length; word++) {
            for (long bits = written[word]; bits != 0; ) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                int de = (word << 6) + bit + 1;
                int slot = dialect.slots()[de];
                Arrays.fill(slotBytes, slot, slot + writtenLengths[de], (byte) 0);
                writtenLengths[de] = 0;
            }
            written[word] = 0;
        }
        transcoder.wipe();
        return start(0);
    }

    private FieldSpec field(int de) {
        FieldSpec field = dialect.field(de);
        if (field == null) {
            throw new CodecException(
                    Integer.toString(de), "not defined", "a field of " + dialect.name());
        }
        return field;
    }

    private void set(int de, int wireLength) {
        slotLengths[de] = wireLength;
        setLength = Math.min(setLength + wireLength, MOST_COUNTED);
        writtenLengths[de] = Math.max(writtenLengths[de], wireLength);
        BitSets.add(written, de);
        BitSets.add(present, de);
        BitSets.add(changed, de);
    }

    /**
     * Writes the message.
     *
     * @return bytes written
     * @throws CodecException when the target has no room for it
     */
    public int encode(MutableDirectBuffer into, int at) {
        int headLength = head.length(mti, present);
        int room = into.capacity() - at;
        if (headLength + most() > room && headLength + fieldsLength() > room) {
            throw new CodecException(
                    "end", "room for " + room + " bytes", "" + (headLength + fieldsLength()));
        }
        head.put(into, at);
        int to = at + headLength;
        return (source == null ? putSlots(into, to) : merge(source, into, to)) - at;
    }

    /** Bytes that the fields cannot exceed; their exact length takes a walk over them. */
    private int most() {
        return setLength + (source == null ? 0 : source.messageLength());
    }

    private int fieldsLength() {
        return source == null ? slotFieldsLength() : mergedLength(source);
    }

    private int slotFieldsLength() {
        int length = 0;
        for (int word = 0; word < present.length; word++) {
            for (long bits = present[word]; bits != 0; ) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                length += slotLengths[(word << 6) + bit + 1];
            }
        }
        return length;
    }

    /** Returns where the message ends. */
    private int putSlots(MutableDirectBuffer into, int at) {
        int to = at;
        for (int word = 0; word < present.length; word++) {
            for (long bits = present[word]; bits != 0; ) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                int de = (word << 6) + bit + 1;
                Runs.copy(slots, dialect.slots()[de], into, to, slotLengths[de]);
                to += slotLengths[de];
            }
        }
        return to;
    }

    private int mergedLength(MessageView from) {
        int length = from.messageLength() - from.wireFieldsStart();
        long[] before = from.present();
        for (int word = 0; word < present.length; word++) {
            for (long bits = edges(before, word); bits != 0; ) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                int de = (word << 6) + bit + 1;
                if (BitSets.has(before, de)) {
                    length -= from.wireEnd(de) - from.wireStart(de);
                }
                if (BitSets.has(changed, de)) {
                    length += slotLengths[de];
                }
            }
        }
        return length;
    }

    /** The fields that were set anew or left out. */
    private long edges(long[] before, int word) {
        return changed[word] | (before[word] & ~present[word]);
    }

    /**
     * Copies from the source up to each field that differs, and puts that field's own bytes.
     * Returns where the message ends.
     */
    private int merge(MessageView from, MutableDirectBuffer into, int at) {
        mergedTo = at;
        copied = from.wireFieldsStart();
        mergeWord(from, into, 0);
        mergeWord(from, into, 1);
        mergeWord(from, into, 2);
        int rest = from.messageLength() - copied;
        Runs.copy(from.frame(), copied, into, mergedTo, rest);
        return mergedTo + rest;
    }

    private void mergeWord(MessageView from, MutableDirectBuffer into, int word) {
        long before = from.present()[word];
        int to = mergedTo;
        for (long bits = edges(from.present(), word); bits != 0; ) {
            long edge = Long.highestOneBit(bits);
            bits ^= edge;
            int de = (word << 6) + Long.numberOfLeadingZeros(edge) + 1;
            boolean replaces = (before & edge) != 0;
            int runEnd = replaces ? from.wireStart(de) : endBefore(from, de);
            if (runEnd != copied) {
                Runs.copy(from.frame(), copied, into, to, runEnd - copied);
                to += runEnd - copied;
            }
            copied = replaces ? from.wireEnd(de) : runEnd;
            if ((changed[word] & edge) != 0) {
                Runs.copy(slots, dialect.slots()[de], into, to, slotLengths[de]);
                to += slotLengths[de];
            }
        }
        mergedTo = to;
    }

    private static int endBefore(MessageView from, int de) {
        int previous = BitSets.below(from.present(), de);
        return previous == 0 ? from.wireFieldsStart() : from.wireEnd(previous);
    }
}
