package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.AsciiFields;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How to turn requests of one layout into approving answers: a prebuilt answer and the runs of
 * bytes that each request fills in. A layout is the bytes of MTI and bitmaps and the variable
 * lengths.
 */
final class AnswerPlan {
    /** Fields of a request that its answer carries again; 38 and 39 are the answer's own. */
    private static final boolean[] KEPT = kept();

    private static final int MTI_LENGTH = 4;
    private static final int HEAD = MTI_LENGTH + 32;

    private final ByteBuf head;
    private final int requestLength;
    private final int[] prefixes;
    private final int[] prefixValues;
    private final ByteBuf answer;
    private final int[] runs;

    private AnswerPlan(Builder from, ByteBuf in, int offset, int length) {
        head = Unpooled.directBuffer(HEAD).writeBytes(in, offset, Math.min(HEAD, from.body));
        requestLength = length;
        prefixes = from.prefixes.stream().mapToInt(Integer::intValue).toArray();
        prefixValues = new int[prefixes.length];
        for (int i = 0; i < prefixes.length; i++) {
            prefixValues[i] = in.getShort(offset + prefixes[i]);
        }
        answer = from.framed();
        runs = from.runs.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The plan for messages that look like this one; null when it is no request that can be walked.
     */
    static @Nullable AnswerPlan of(ByteBuf in, int offset, int length) {
        Builder builder = new Builder(in, offset, length);
        return builder.walk() ? new AnswerPlan(builder, in, offset, length) : null;
    }

    boolean fits(ByteBuf in, int offset, int length) {
        if (length != requestLength || in.getInt(offset) != head.getInt(0)) {
            return false;
        }
        for (int i = MTI_LENGTH; i < head.writerIndex(); i += 8) {
            if (in.getLong(offset + i) != head.getLong(i)) {
                return false;
            }
        }
        for (int i = 0; i < prefixes.length; i++) {
            if (in.getShort(offset + prefixes[i]) != prefixValues[i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds the answer, its frame included. */
    void answer(ByteBuf in, int offset, ByteBuf out) {
        int at = out.writerIndex();
        out.writeBytes(answer, 0, answer.writerIndex());
        for (int i = 0; i < runs.length; i += 3) {
            out.setBytes(at + runs[i + 1], in, offset + runs[i], runs[i + 2]);
        }
    }

    int answerLength() {
        return answer.writerIndex();
    }

    private static boolean[] kept() {
        boolean[] table = new boolean[129];
        int[] fields = {
            2, 3, 4, 7, 11, 12, 13, 14, 15, 18, 25, 32, 33, 37, 41, 42, 49, 60, 70, 90, 100
        };
        for (int de : fields) {
            table[de] = true;
        }
        return table;
    }

    /** Walks one request and composes the answer beside it. */
    private static final class Builder {
        private final ByteBuf in;
        private final int offset;
        private final int length;
        private final long[] bitmaps = new long[2];
        private final long[] answerBitmaps = new long[2];
        private final ByteBuf fields = Unpooled.buffer(512);
        private final List<Integer> prefixes = new ArrayList<>();
        private final List<Integer> runs = new ArrayList<>();
        private int body;
        private int stanAt = -1;

        Builder(ByteBuf in, int offset, int length) {
            this.in = in;
            this.offset = offset;
            this.length = length;
        }

        boolean walk() {
            body = AsciiFields.bodyOffset(in, offset, length);
            if (body < 0 || (in.getByte(offset + 2) & 1) != 0) {
                return false;
            }
            bitmaps[0] = AsciiFields.bitmap(in, offset, 0);
            bitmaps[1] = body == HEAD ? AsciiFields.bitmap(in, offset, 1) : 0;
            boolean financial = in.getByte(offset + 1) == '1' || in.getByte(offset + 1) == '2';
            int at = body;
            for (int de = 2; de <= 128; de++) {
                if (has(de)) {
                    at = field(at, de);
                    if (at < 0) {
                        return false;
                    }
                } else if (de == 38 && financial && stanAt >= 0) {
                    runs.addAll(List.of(stanAt, fields.writerIndex(), 6));
                    own(de, "000000");
                } else if (de == 39) {
                    own(de, "00");
                }
            }
            return at == length;
        }

        /** Steps over one field of the request, keeping it when the answer carries it. */
        private int field(int at, int de) {
            int prefix = AsciiFields.prefixLength(de);
            if (at + prefix > length) {
                return -1;
            }
            int content = AsciiFields.contentLength(in, offset + at, de);
            int end = at + prefix + content;
            if (content < 0 || end > length) {
                return -1;
            }
            if (prefix > 0) {
                prefixes.add(at + prefix - 2);
            }
            if (de == 11) {
                stanAt = at;
            }
            if (KEPT[de]) {
                keep(at, end - at);
                answerBitmaps[(de - 1) / 64] |= bit(de);
            }
            return end;
        }

        private void keep(int at, int count) {
            int last = runs.size() - 3;
            int to = fields.writerIndex();
            boolean follows =
                    last >= 0
                            && runs.get(last) + runs.get(last + 2) == at
                            && runs.get(last + 1) + runs.get(last + 2) == to;
            if (follows) {
                runs.set(last + 2, runs.get(last + 2) + count);
            } else {
                runs.addAll(List.of(at, to, count));
            }
            fields.writeBytes(in, offset + at, count);
        }

        private void own(int de, String content) {
            answerBitmaps[(de - 1) / 64] |= bit(de);
            fields.writeCharSequence(content, java.nio.charset.StandardCharsets.US_ASCII);
        }

        private boolean has(int de) {
            return de != 65 && (bitmaps[(de - 1) / 64] & bit(de)) != 0;
        }

        private static long bit(int de) {
            return 1L << (63 - (de - 1) % 64);
        }

        /** The whole answer with its frame; moves the runs behind the frame, MTI and bitmaps. */
        ByteBuf framed() {
            boolean second = answerBitmaps[1] != 0;
            StringBuilder head = new StringBuilder("0");
            head.append((char) in.getByte(offset + 1));
            head.append((char) (in.getByte(offset + 2) + 1)).append('0');
            head.append(hex(answerBitmaps[0] | (second ? Long.MIN_VALUE : 0)));
            head.append(second ? hex(answerBitmaps[1]) : "");
            int shift = 2 + head.length();
            for (int i = 1; i < runs.size(); i += 3) {
                runs.set(i, runs.get(i) + shift);
            }
            ByteBuf framed = Unpooled.directBuffer(shift + fields.writerIndex());
            framed.writeShort(head.length() + fields.writerIndex());
            framed.writeCharSequence(head, java.nio.charset.StandardCharsets.US_ASCII);
            return framed.writeBytes(fields);
        }

        private static String hex(long bits) {
            return String.format("%016X", bits);
        }
    }
}
