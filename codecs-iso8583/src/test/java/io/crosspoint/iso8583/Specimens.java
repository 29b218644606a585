package io.crosspoint.iso8583;

import org.agrona.concurrent.UnsafeBuffer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;

/** Messages that were made elsewhere, and one of our own that has most fields. */
public final class Specimens {
    private Specimens() {}

    public static byte[] named(String name) {
        try (InputStream in = Specimens.class.getResourceAsStream("/vectors/iso8583.json")) {
            JsonNode vectors = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            for (JsonNode message : vectors.get("messages")) {
                if (message.get("name").stringValue().startsWith(name)) {
                    return HexFormat.of().parseHex(message.get("hex").stringValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException(name);
    }

    /** A purchase with the fields a terminal of a large acquirer sends. */
    public static byte[] purchase(Dialect dialect) {
        MessageWriter writer =
                new MessageWriter(dialect)
                        .start(200)
                        .text(2, "6256780000000008")
                        .number(3, 0)
                        .number(4, 12_345)
                        .number(7, 1_121_010_203)
                        .number(11, 123_456)
                        .number(12, 90_203)
                        .number(13, 1121)
                        .number(14, 3012)
                        .number(18, 5411)
                        .number(22, 51)
                        .number(23, 1)
                        .number(25, 0)
                        .text(32, "48020000")
                        .text(33, "48020000")
                        .text(35, "6256780000000008=30122010000012345678")
                        .text(37, "112109123456")
                        .text(41, "T0000001")
                        .text(42, "M00000000000001")
                        .text(43, "CORNER SHOP")
                        .text(49, "156")
                        .text(52, "0123456789ABCDEF")
                        .text(53, "2600000000000000")
                        .text(100, "48030000");
        byte[] icc =
                HexFormat.of()
                        .parseHex(
                                "9F2608A1B2C3D4E5F607089F2701809F100807010103A0B801029F3704"
                                        + "11223344"
                                        + "9F360200015A086256780000000008");
        writer.bytes(55, new UnsafeBuffer(icc), 0, icc.length);
        return encoded(writer);
    }

    public static byte[] encoded(MessageWriter writer) {
        UnsafeBuffer into = new UnsafeBuffer(new byte[writer.dialect().maxMessageLength()]);
        int length = writer.encode(into, 0);
        byte[] bytes = new byte[length];
        into.getBytes(0, bytes);
        return bytes;
    }

    public static MessageView view(Dialect dialect, byte[] bytes) {
        MessageView view = new MessageView(dialect);
        if (!view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)) {
            throw new AssertionError(view.error().describe());
        }
        return view;
    }

    public static String text(MessageView view, int de) {
        byte[] into = new byte[2048];
        int length = view.text(de, into, 0);
        return new String(into, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
