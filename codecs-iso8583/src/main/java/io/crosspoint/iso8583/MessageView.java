package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;

/**
 * One message where it lies: which fields it has, where their content begins and how long it is.
 *
 * <p>Made once and wrapped around message after message; owned by one thread. The bytes must stay
 * as they are while the view is read. Offsets are those of the buffer that was wrapped. Every
 * length is checked against the end of the frame before it is used, and every field that the
 * dialect calls digits, hex or track data holds nothing else once {@link #wrap} returned true.
 */
public final class MessageView {
    private final Dialect dialect;
    private final CodecError error = new CodecError();
    private final UnsafeBuffer frame = new UnsafeBuffer(0, 0);
    private final long[] present = new long[3];
    private final long[] index;

    /** The bitmaps as they stood in the bytes that {@link #present} was made of. */
    private final long[] noted = new long[6];

    private int notedWords;
    private final FieldIndexer indexer;
    private final FieldScanner scanner;

    /** Of the last message: most look like the one before. */
    private Layout layout;

    private DirectBuffer buffer = frame;
    private int base;
    private int length;
    private int mti;

    public MessageView(Dialect dialect) {
        this.dialect = dialect;
        this.index = new long[dialect.maxField() + 1];
        this.indexer = new FieldIndexer(dialect, frame, index, error);
        this.scanner = new FieldScanner(frame, index, indexer);
        this.layout = dialect.layouts().ofNone();
    }

    /** The dialect that the wrapped bytes are in. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Indexes the message that fills {@code length} bytes from {@code offset}.
     *
     * @return false when the bytes are not one whole message of the dialect; {@link #error()} says
     *     why, and the view holds no field
     */
    public boolean wrap(DirectBuffer buffer, int offset, int length) {
        if (this.buffer != buffer) {
            this.buffer = buffer;
        }
        this.base = offset;
        this.length = length;
        mti = 0;
        error.clear();
        frame.wrap(buffer, offset, length);
        boolean whole = indexMti() && indexBitmaps() && indexFields();
        if (!whole) {
            clearFields();
        }
        return whole;
    }

    /**
     * After a refused {@link #wrap}: makes the fields readable that lie before the one at fault, so
     * that the sender can be told in an answer. {@link #error()} stays.
     *
     * @return false when the fault lies in the message type or a bitmap
     */
    public boolean salvage() {
        int fault = error.field();
        if (error.kind() == CodecError.Kind.NONE || fault == 0 || fault == 1) {
            return false;
        }
        if (fault == 65 || fault == 129 || !indexBitmaps()) {
            clearFields();
            return false;
        }
        boolean whole = indexer.index(present, fieldsStart());
        if (!whole && fault != CodecError.END) {
            BitSets.keepBelow(present, fault);
            notedWords = 0;
        }
        return true;
    }

    private boolean indexFields() {
        int start = fieldsStart();
        if (!layout.isOf(present)) {
            Layout other = dialect.layouts().of(present);
            if (other == null) {
                scanner.forget();
                return indexer.index(present, start);
            }
            layout = other;
        }
        if (scanner.scan(layout, start)) {
            return true;
        }
        error.clear();
        return indexer.index(present, start);
    }

    private boolean indexMti() {
        int mtiLength = dialect.wire().mtiLength();
        if (length < mtiLength) {
            return truncated(0, 0, mtiLength);
        }
        WireForm wire = dialect.wire();
        int found = wire.bcdMti() ? bcdMti() : wire.ebcdicMti() ? ebcdicMti() : textMti();
        if (found < 0) {
            return error.set(CodecError.Kind.BAD_MTI, 0, 0, "4 digits", -1);
        }
        mti = found;
        return true;
    }

    private int textMti() {
        long four = frame.getInt(0, ByteOrder.LITTLE_ENDIAN);
        long eight = four << Integer.SIZE | Words.ZEROS >>> Integer.SIZE;
        return Words.notDigits(eight) == 0 ? (int) Words.ofDigits(eight) : -1;
    }

    private int ebcdicMti() {
        boolean digits = Ebcdic.PAGE_037.valid(Plan.EBCDIC_DIGITS, frame, 0, 4);
        return digits ? (int) Ebcdic.number(frame, 0, 4) : -1;
    }

    private int bcdMti() {
        int nibbles = frame.getShort(0, ByteOrder.BIG_ENDIAN) & 0xFFFF;
        return Words.notBcd(nibbles) == 0 ? (int) Bcd.number(frame, 0, 4, false) : -1;
    }

    private boolean indexBitmaps() {
        if (sameBitmaps()) {
            return true;
        }
        clearFields();
        int words = 0;
        boolean more = true;
        while (more) {
            int de = (words << 6) + 1;
            if (de > dialect.maxField()) {
                return error.set(
                        CodecError.Kind.BAD_BITMAP, de, bitmapAt(words), "no further bitmap", -1);
            }
            if (!indexBitmap(words)) {
                return false;
            }
            more = present[words] < 0;
            present[words] &= Long.MAX_VALUE;
            words++;
        }
        bitmaps = words;
        noteBitmaps();
        return true;
    }

    /** Whether the bitmaps stand there as in the last sound message; most do. */
    private boolean sameBitmaps() {
        int at = dialect.wire().mtiLength();
        if (notedWords == 0 || length - at < notedWords * Long.BYTES) {
            return false;
        }
        return isNoted(at, 0)
                && (notedWords < 2 || isNoted(at, 1))
                && (notedWords < 3 || (isNoted(at, 2) && isNoted(at, 3)))
                && (notedWords < 5 || (isNoted(at, 4) && isNoted(at, 5)));
    }

    private boolean isNoted(int at, int word) {
        return frame.getLong(at + word * Long.BYTES) == noted[word];
    }

    private void noteBitmaps() {
        int at = dialect.wire().mtiLength();
        notedWords = bitmaps * dialect.wire().bitmapLength() / Long.BYTES;
        for (int i = 0; i < notedWords; i++) {
            noted[i] = frame.getLong(at + i * Long.BYTES);
        }
    }

    private boolean indexBitmap(int word) {
        int at = bitmapAt(word);
        int de = (word << 6) + 1;
        int bitmapLength = dialect.wire().bitmapLength();
        if (length - at < bitmapLength) {
            return truncated(de, at, bitmapLength);
        }
        if (dialect.wire().rawBitmap()) {
            present[word] = frame.getLong(at, ByteOrder.BIG_ENDIAN);
            return true;
        }
        long first = frame.getLong(at, ByteOrder.LITTLE_ENDIAN);
        long second = frame.getLong(at + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (dialect.wire().ebcdicBitmap()) {
            first = Ebcdic.PAGE_037.latin(first);
            second = Ebcdic.PAGE_037.latin(second);
        }
        if ((Words.notHex(first) | Words.notHex(second)) != 0) {
            return error.set(CodecError.Kind.BAD_BITMAP, de, at, "16 hex digits", -1);
        }
        present[word] = Words.ofHex(first) << 32 | Words.ofHex(second);
        return true;
    }

    private int bitmapAt(int word) {
        return dialect.wire().mtiLength() + word * dialect.wire().bitmapLength();
    }

    private int bitmaps;

    private int fieldsStart() {
        return bitmapAt(bitmaps);
    }

    private boolean truncated(int de, int at, int needed) {
        error.set(CodecError.Kind.TRUNCATED, de, at, "", needed);
        error.found(length - at);
        return false;
    }

    private void clearFields() {
        notedWords = 0;
        present[0] = 0;
        present[1] = 0;
        present[2] = 0;
    }

    /** Why the last {@link #wrap} returned false. */
    public CodecError error() {
        return error;
    }

    /** The buffer that was wrapped. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Where the message begins in the buffer. */
    public int start() {
        return base;
    }

    /** Bytes of the whole message. */
    public int messageLength() {
        return length;
    }

    /** The message type as a number: 200 for "0200", 1200 for "1200". */
    public int mti() {
        return mti;
    }

    /** Whether the message carries the field; the bitmaps are no fields. */
    public boolean has(int de) {
        return de > 1 && de <= dialect.maxField() && BitSets.has(present, de);
    }

    /** Where the content begins, after any length prefix; -1 when the field is absent. */
    public int offset(int de) {
        return has(de) ? base + contentAt(de) : -1;
    }

    /** Bytes of content on the wire; 0 when the field is absent. */
    public int length(int de) {
        return has(de) ? wireLength(de) : 0;
    }

    /**
     * Digits, characters or bytes of content, whatever the field's length counts; 0 when absent.
     */
    public int units(int de) {
        return has(de) ? unitsOf(de) : 0;
    }

    /**
     * The digits of a field as a number.
     *
     * @return -1 when the field is absent, empty, not digits, or of more than 18 digits
     */
    public long number(int de) {
        if (!has(de)) {
            return -1;
        }
        int units = unitsOf(de);
        if (units == 0 || units > Digits.MOST) {
            return -1;
        }
        int plan = dialect.plans()[de];
        int at = contentAt(de);
        if (Plan.textDigits(plan)) {
            return Digits.number(frame, at, units);
        }
        if (Plan.check(plan) == Plan.BCD_DIGITS) {
            return Bcd.number(frame, at, units, Plan.encoding(plan) == Encoding.BCD_LEFT);
        }
        if (Plan.check(plan) == Plan.EBCDIC_DIGITS) {
            return Ebcdic.number(frame, at, units);
        }
        boolean digits =
                Plan.encoding(plan) == Encoding.TEXT && Characters.digits(frame, at, units);
        return digits ? Digits.number(frame, at, units) : -1;
    }

    /**
     * Copies the content as characters: BCD unpacked, raw bytes as upper-case hex.
     *
     * @param into must have room for the content
     * @return how many bytes were written, 0 when the field is absent
     */
    public int text(int de, byte[] into, int at) {
        if (!has(de)) {
            return 0;
        }
        scratch.wrap(into);
        return Content.text(this, de, scratch, at);
    }

    private final UnsafeBuffer scratch = new UnsafeBuffer(0, 0);

    /**
     * Copies the content as the bytes it stands for: hex decoded, BCD unpacked, text as it is.
     *
     * @return how many bytes were written, 0 when the field is absent, -1 when text that should be
     *     hex is not
     */
    public int bytes(int de, MutableDirectBuffer into, int at) {
        return has(de) ? Content.bytes(this, de, into, at) : 0;
    }

    /**
     * The first field that messages of this type must carry and this one does not, or must not
     * carry and this one does. {@link MessageCheck} tells which, and why.
     *
     * @return 0 when nothing is wrong or the dialect does not know the message type
     */
    public int checkRequired() {
        MessageType type = dialect.messageType(mti);
        return type == null ? 0 : type.firstDefect(present, this, null);
    }

    /** What the message is about, by the dialect's table. */
    public TransactionKind kind() {
        return dialect.classify(mti, (int) number(3), (int) number(24), (int) number(25));
    }

    UnsafeBuffer frame() {
        return frame;
    }

    long[] present() {
        return present;
    }

    /** Offsets of this package count from the start of the message. */
    int contentAt(int de) {
        return (int) (index[de] >>> 32);
    }

    int unitsOf(int de) {
        return (int) index[de];
    }

    int wireLength(int de) {
        return Plan.wireLength(dialect.plans()[de], unitsOf(de));
    }

    int wireStart(int de) {
        return contentAt(de) - Plan.prefixLength(dialect.plans()[de]);
    }

    int wireEnd(int de) {
        return contentAt(de) + wireLength(de);
    }

    /** Where the fields begin. */
    int wireFieldsStart() {
        return fieldsStart();
    }
}
