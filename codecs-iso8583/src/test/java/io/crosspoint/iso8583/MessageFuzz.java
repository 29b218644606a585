package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.json.MessageDescription;
import io.crosspoint.iso8583.json.MessageJson;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Any bytes as a message of each dialect. The first byte of an input chooses the dialect, the
 * second where in a larger buffer the frame of all further bytes lies.
 */
public final class MessageFuzz {
    private static final List<Reader> READERS =
            Dialects.bundledNames().stream().map(Reader::new).toList();
    private static final int CHOICES = 2;
    private static final int LONGEST = 8192;

    private MessageFuzz() {}

    /** Reads the dialects and more before the time of an input counts. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[64]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < CHOICES || input.length > LONGEST) {
            return;
        }
        Reader reader = READERS.get((input[0] & 0xFF) % READERS.size());
        byte[] message = Arrays.copyOfRange(input, CHOICES, input.length);
        int offset = input[1] & 0x3F;
        String outcome = reader.read(message, offset, (byte) '0');
        // Digits and other bytes around it: what lies outside the frame changes nothing.
        assertThat(reader.read(message, offset + 3, (byte) 0xFF)).isEqualTo(outcome);
        assertThat(reader.read(message, 0, (byte) 0x00)).isEqualTo(outcome);
    }

    /** What is read and written again and again with the same objects, as a link does. */
    private static final class Reader {
        private final Dialect dialect;
        private final MessageView view;
        private final MessageView again;
        private final MessageWriter writer;
        private final MessageJson json;
        private final MessageDescription description;
        private final MessageCheck check = new MessageCheck();
        private final UnsafeBuffer written;
        private final byte[] text = new byte[4096];
        private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[4096]);

        Reader(String name) {
            dialect = Dialects.bundled(name);
            view = new MessageView(dialect);
            again = new MessageView(dialect);
            writer = new MessageWriter(dialect);
            json = new MessageJson(dialect);
            description = new MessageDescription(dialect);
            written = new UnsafeBuffer(new byte[dialect.maxMessageLength()]);
        }

        /** All that a view tells of a message between bytes of a value, as text. */
        String read(byte[] message, int offset, byte around) {
            byte[] buffer = new byte[offset + message.length + 64];
            Arrays.fill(buffer, around);
            System.arraycopy(message, 0, buffer, offset, message.length);
            StringBuilder outcome = new StringBuilder(1024);
            if (view.wrap(new UnsafeBuffer(buffer), offset, message.length)) {
                assertThat(view.error().kind()).isEqualTo(CodecError.Kind.NONE);
                readFields(outcome);
                writeAgain(message);
                transcode();
                outcome.append(description.describe(view)).append(json.decode(view, false));
            } else {
                refused(message.length, outcome);
            }
            return outcome.toString();
        }

        private void refused(int length, StringBuilder outcome) {
            CodecError error = view.error();
            assertThat(error.kind()).isNotEqualTo(CodecError.Kind.NONE);
            assertThat(error.offset()).isBetween(0, length);
            assertThat(error.describe()).contains("expected: ");
            for (int de = 0; de <= dialect.maxField(); de++) {
                assertThat(view.has(de)).isFalse();
            }
            outcome.append(error.describe());
            if (view.salvage()) {
                readFields(outcome);
                outcome.append(description.describe(view));
            }
        }

        private void readFields(StringBuilder outcome) {
            outcome.append(view.mti()).append(view.kind()).append(check.check(view));
            outcome.append(view.checkRequired()).append(check);
            int last = view.start();
            for (int de = 2; de <= dialect.maxField(); de++) {
                if (!view.has(de)) {
                    assertThat(view.offset(de)).isEqualTo(-1);
                    continue;
                }
                assertThat(view.offset(de)).isGreaterThanOrEqualTo(last);
                last = view.offset(de) + view.length(de);
                assertThat(last).isLessThanOrEqualTo(view.start() + view.messageLength());
                readField(de, outcome);
            }
        }

        private void readField(int de, StringBuilder outcome) {
            outcome.append('|').append(de).append('=').append(view.units(de));
            outcome.append(',').append(view.number(de)).append(',');
            int length = view.text(de, text, 0);
            outcome.append(HexFormat.of().formatHex(text, 0, length)).append(',');
            length = view.bytes(de, bytes, 0);
            outcome.append(HexFormat.of().formatHex(bytes.byteArray(), 0, Math.max(0, length)));
        }

        /** The fields come out as they were; only the bitmaps have one best form. */
        private void writeAgain(byte[] message) {
            int length = writer.startFrom(view, view.mti()).encode(written, 0);
            assertThat(again.wrap(written, 0, length)).isTrue();
            byte[] best = Arrays.copyOf(written.byteArray(), length);
            assertThat(Arrays.copyOfRange(best, again.wireFieldsStart(), length))
                    .isEqualTo(Arrays.copyOfRange(message, view.wireFieldsStart(), message.length));
            assertThat(json.decode(again, true)).isEqualTo(json.decode(view, true));
            assertThat(json.encode(json.decode(view, true))).isEqualTo(best);
        }

        private void transcode() {
            for (Reader other : READERS) {
                int length = other.writer.startFrom(view, view.mti()).encode(other.written, 0);
                assertThat(other.again.wrap(other.written, 0, length)).isTrue();
                other.writer.wipe();
            }
        }
    }
}
