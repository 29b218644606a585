package io.crosspoint.iso8583;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;

/**
 * Indexes the fields of a sound message in one pass: neighbouring fields of digits, their lengths
 * included, are checked as one run, eight bytes at a time. It never tells what is wrong: {@link
 * FieldIndexer} does, field by field, when this refuses a message.
 *
 * <p>Reads memory without the buffer's own checks. Every read ends at or before a position that was
 * compared with the end of the frame, and begins at or behind its first byte: before the fields lie
 * at least the ten bytes of a message type and a bitmap.
 */
final class FieldScanner {
    private static final int REFUSED = -1;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final int[] plans;
    private final UnsafeBuffer frame;
    private final long[] index;
    private final FieldIndexer indexer;

    /** Whether the runs are of BCD rather than of characters. */
    private final boolean bcd;

    private final int fixedDigits;
    private final int variableDigits;

    /** Where the frame lies: in an array, or in memory outside the heap. */
    private byte @Nullable [] array;

    private long address;
    private int end;

    FieldScanner(Dialect dialect, UnsafeBuffer frame, long[] index, FieldIndexer indexer) {
        this.plans = dialect.plans();
        this.frame = frame;
        this.index = index;
        this.indexer = indexer;
        this.bcd = dialect.wire().bcdMti();
        this.fixedDigits = bcd ? Plan.FIXED_BCD : Plan.FIXED_DIGITS;
        this.variableDigits = bcd ? Plan.BCD_1_BCD : Plan.ASCII_2_DIGITS;
    }

    /** Whether the fields are sound and fill the frame from {@code start} to its end exactly. */
    boolean scan(long[] present, int start) {
        array = frame.byteArray();
        address = frame.addressOffset();
        end = frame.capacity();
        int at = start;
        int run = start;
        for (int word = 0; word < present.length; word++) {
            for (long bits = Long.reverse(present[word]); bits != 0; bits &= bits - 1) {
                int de = (word << 6) + Long.numberOfTrailingZeros(bits) + 1;
                int plan = plans[de];
                int form = Plan.form(plan);
                if (form == fixedDigits) {
                    int units = Plan.max(plan);
                    index[de] = (long) at << 32 | units;
                    if (bcd && (units & 1) != 0 && !filled(at)) {
                        return false;
                    }
                    // Its bytes may lie behind the end: the check of the run sees that.
                    at += bcd ? (units + 1) >> 1 : units;
                    continue;
                }
                if (form == variableDigits) {
                    at = variable(de, Plan.max(plan), at);
                } else {
                    at = run == at || digits(run, at) ? other(de, plan, at) : REFUSED;
                    run = at;
                }
                if (at < 0) {
                    return false;
                }
            }
        }
        return at == end && digits(run, at);
    }

    /** Whether the first half of a byte is filled with zero. */
    private boolean filled(int at) {
        return at < end && (octet(at) & 0xF0) == 0;
    }

    /** Notes a field of the run that has a length of two digits, which are checked with the run. */
    private int variable(int de, int max, int at) {
        int content = at + (bcd ? 1 : 2);
        if (content > end) {
            return REFUSED;
        }
        int units = bcd ? pair(octet(at) >> 4, octet(at)) : pair(octet(at), octet(at + 1));
        int next = content + (bcd ? (units + 1) >> 1 : units);
        if (units > max || next > end) {
            return REFUSED;
        }
        index[de] = (long) content << 32 | units;
        boolean filled = !bcd || (units & 1) == 0 || (octet(next - 1) & 0xF) == 0;
        return filled ? next : REFUSED;
    }

    private static int pair(int tens, int ones) {
        return (tens & 0xF) * 10 + (ones & 0xF);
    }

    /** A field of another content, or whose length is written otherwise. */
    private int other(int de, int plan, int at) {
        int check = Plan.check(plan);
        if (!Plan.scanned(plan)) {
            return indexer.indexField(de, at);
        }
        int content = at + Plan.prefixLength(plan);
        if (content > end) {
            return REFUSED;
        }
        int units = units(plan, at);
        int next = content + (check == Plan.HEX ? units << 1 : units);
        // A length that is not of digits is negative, and passes for more than any field allows.
        if (Integer.compareUnsigned(units, Plan.max(plan)) > 0 || next > end) {
            return REFUSED;
        }
        index[de] = (long) content << 32 | units;
        return sound(check, content, next) ? next : REFUSED;
    }

    private int units(int plan, int at) {
        return switch (Plan.prefix(plan)) {
            case Plan.ASCII_2 -> number(0, octet(at) - '0', octet(at + 1) - '0');
            case Plan.ASCII_3 -> number(octet(at) - '0', octet(at + 1) - '0', octet(at + 2) - '0');
            default -> Plan.max(plan);
        };
    }

    private static int number(int hundreds, int tens, int ones) {
        boolean digits = (hundreds | 9 - hundreds | tens | 9 - tens | ones | 9 - ones) >= 0;
        return digits ? hundreds * 100 + tens * 10 + ones : -1;
    }

    private boolean sound(int check, int from, int to) {
        return from == to
                || switch (check) {
                    case Plan.ANY -> true;
                    case Plan.DIGITS -> between(from, to, '0', '9');
                    case Plan.PRINTABLE -> between(from, to, ' ', '~');
                    case Plan.TRACK -> between(from, to, ' ', '_');
                    default -> hex(from, to);
                };
    }

    /** The run, when it lies in the frame and holds digits only. */
    private boolean digits(int from, int to) {
        byte[] in = array;
        long address = this.address;
        if (to - from < Long.BYTES) {
            return from == to || (to <= end && defects(shortRun(from, to, bcd)) == 0);
        }
        if (to > end) {
            return false;
        }
        int last = to - Long.BYTES;
        long defects = defects(word(in, address + last));
        for (int i = from; i < last; i += Long.BYTES) {
            defects |= defects(word(in, address + i));
        }
        return defects == 0;
    }

    private long defects(long eight) {
        return bcd ? Words.notBcd(eight) : Words.notDigits(eight);
    }

    private boolean between(int from, int to, int lowest, int highest) {
        byte[] in = array;
        long address = this.address;
        if (to - from < Long.BYTES) {
            return Words.notBetween(shortRun(from, to, false), lowest, highest) == 0;
        }
        int last = to - Long.BYTES;
        long defects = Words.notBetween(word(in, address + last), lowest, highest);
        for (int i = from; i < last; i += Long.BYTES) {
            defects |= Words.notBetween(word(in, address + i), lowest, highest);
        }
        return defects == 0;
    }

    private boolean hex(int from, int to) {
        byte[] in = array;
        long address = this.address;
        if (to - from < Long.BYTES) {
            return Words.notHex(shortRun(from, to, false)) == 0;
        }
        int last = to - Long.BYTES;
        long defects = Words.notHex(word(in, address + last));
        for (int i = from; i < last; i += Long.BYTES) {
            defects |= Words.notHex(word(in, address + i));
        }
        return defects == 0;
    }

    /** One to seven bytes, and zeros of their kind in place of those that lie before them. */
    private long shortRun(int from, int to, boolean nibbles) {
        int bits = (to - from) << 3;
        long eight = word(array, address + to - Long.BYTES);
        return eight >>> (Long.SIZE - bits) | (nibbles ? 0 : Words.ZEROS << bits);
    }

    private static long word(byte @Nullable [] in, long address) {
        long eight = UnsafeApi.getLong(in, address);
        return LITTLE_ENDIAN ? eight : Long.reverseBytes(eight);
    }

    private int octet(int at) {
        return UnsafeApi.getByte(array, address + at);
    }
}
