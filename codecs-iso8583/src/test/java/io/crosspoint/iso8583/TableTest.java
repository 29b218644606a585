package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.json.MessageJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Messages that are packed field by field as the tables say, without the codec: they are read, and
 * written again to the same bytes.
 */
class TableTest {
    private static final int ROUNDS = 60;

    /** One row of a table. */
    private record Row(int de, String type, int prefix, int max, String binary) {
        static Row of(String line) {
            String[] columns = line.split(",", -1);
            return new Row(
                    Integer.parseInt(columns[0]),
                    columns[1],
                    columns[2].equals("fixed") ? 0 : columns[2].length(),
                    Integer.parseInt(columns[3]),
                    columns.length > 4 ? columns[4] : "");
        }
    }

    /** Puts one field into the form of one dialect; content of type b is hex digits. */
    private interface Packing {
        byte[] pack(Row row, String content);
    }

    @ParameterizedTest
    @CsvSource({"iso87-ascii, iso87", "iso87-binary, iso87", "iso93-ascii, iso93"})
    void shouldReadAndRepeatMessagesPackedByTheTable(String name, String table) throws IOException {
        Dialect dialect = Dialects.bundled(name);
        boolean binary = name.equals("iso87-binary");
        Packing packing = binary ? TableTest::packedBinary : TableTest::packedAscii;
        List<Row> rows = rows(table);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<Integer, String> contents = new TreeMap<>();
            ByteArrayOutputStream fields = new ByteArrayOutputStream();
            for (Row row : rows) {
                if (seed == 0 || random.nextInt(1 + seed % 6) == 0) {
                    String content = content(row, binary, random);
                    contents.put(row.de(), content);
                    fields.writeBytes(packing.pack(row, content));
                }
            }
            String mti = name.contains("93") ? "1200" : "0200";
            byte[] message = message(mti, binary, contents, fields.toByteArray());

            MessageView view = Specimens.view(dialect, message);
            contents.forEach(
                    (de, content) ->
                            assertThat(Specimens.text(view, de))
                                    .as("%s field %s", name, de)
                                    .isEqualTo(content));
            MessageWriter writer = new MessageWriter(dialect).start(view.mti());
            contents.forEach(writer::text);
            assertThat(Specimens.encoded(writer)).as("seed %d", seed).isEqualTo(message);
            MessageJson json = new MessageJson(dialect);
            assertThat(json.encode(json.decode(view, true))).isEqualTo(message);
        }
    }

    private static byte[] message(
            String mti, boolean binary, Map<Integer, String> contents, byte[] fields) {
        boolean second = contents.keySet().stream().anyMatch(de -> de > 64);
        long[] bits = new long[] {second ? Long.MIN_VALUE : 0, 0};
        contents.keySet().forEach(de -> bits[(de - 1) / 64] |= Long.MIN_VALUE >>> (de - 1) % 64);
        String bitmap =
                String.format(Locale.ROOT, "%016X", bits[0])
                        + (second ? String.format(Locale.ROOT, "%016X", bits[1]) : "");
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(binary ? hex(mti) : ascii(mti));
        message.writeBytes(binary ? hex(bitmap) : ascii(bitmap));
        message.writeBytes(fields);
        return message.toByteArray();
    }

    /** A variable field of bytes is raw in 1993's; in 1987's ASCII form all content is text. */
    private static byte[] packedAscii(Row row, String content) {
        boolean raw = row.type().equals("b") && row.prefix() > 0;
        int length = raw ? content.length() / 2 : content.length();
        String prefix =
                row.prefix() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%0" + row.prefix() + "d", length);
        return joined(ascii(prefix), raw ? hex(content) : ascii(content));
    }

    private static byte[] packedBinary(Row row, String content) {
        int length = row.binary().equals("raw") ? content.length() / 2 : content.length();
        String prefix = String.format(Locale.ROOT, "%04d", length);
        byte[] head =
                switch (row.prefix()) {
                    case 0 -> new byte[0];
                    case 2 -> hex(prefix.substring(2));
                    default -> hex(prefix);
                };
        String nibbles = content.replace('=', 'D');
        boolean odd = content.length() % 2 != 0;
        byte[] body =
                switch (row.binary()) {
                    case "bcd-left" -> hex(odd ? nibbles + "0" : nibbles);
                    case "bcd-right" -> hex(odd ? "0" + nibbles : nibbles);
                    case "signed-bcd" ->
                            joined(ascii(content.substring(0, 1)), hex(content.substring(1)));
                    case "raw" -> hex(content);
                    case "text" -> ascii(content);
                    default -> throw new IllegalArgumentException(row.binary());
                };
        return joined(head, body);
    }

    private static String content(Row row, boolean binary, Random random) {
        int units = row.prefix() == 0 ? row.max() : 1 + random.nextInt(row.max());
        boolean bytes = row.type().equals("b") || (binary && row.binary().equals("raw"));
        if (bytes) {
            return of("0123456789ABCDEF", 2 * units, random);
        }
        return switch (row.type()) {
            case "n" -> of("0123456789", units, random);
            case "z" -> of("0123456789=", units, random);
            case "x+n" -> of("CD", 1, random) + of("0123456789", units - 1, random);
            default -> of("ABCabc019 -./&", units, random);
        };
    }

    private static String of(String alphabet, int count, Random random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void shouldReadTheTerminalSpecimen() {
        Dialect pos = Dialects.bundled("pos");
        byte[] specimen = Specimens.named("terminal sign-on answer");
        MessageView view = Specimens.view(pos, specimen);

        assertThat(view.mti()).isEqualTo(810);
        assertThat(view.number(11)).isEqualTo(3485);
        assertThat(Specimens.text(view, 32)).isEqualTo("03200000");
        assertThat(Specimens.text(view, 37)).isEqualTo("121212121212");
        assertThat(Specimens.text(view, 39)).isEqualTo("00");
        assertThat(Specimens.text(view, 41)).hasSize(8);
        assertThat(Specimens.text(view, 42)).hasSize(15);
        assertThat(Specimens.text(view, 60)).isEqualTo("00000186003");
        assertThat(Specimens.text(view, 62))
                .hasSize(80)
                .startsWith("24EDB7BE")
                .endsWith("719C22F9");
        assertThat(view.kind()).isEqualTo(TransactionKind.NETWORK_MANAGEMENT);
        assertThat(new MessageCheck().check(view)).isTrue();
        MessageJson json = new MessageJson(pos);
        assertThat(json.encode(json.decode(view, true))).isEqualTo(specimen);
        assertThat(json.decode(view, false).toString()).doesNotContain("24EDB7BE");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 62123400000000045, 1762123400000000045" + "0",
        "3, 1000, 001000",
        "22, 021, 0210",
        "23, 7, 0007",
        "32, 12345, 05123450",
        "35, 621=123, 07621D1230",
        "39, 00, 3030",
        "44, AB, 024142",
        "48, 12345, 0005123450",
        "49, 156, 313536",
        "53, 2600000000000000, 2600000000000000",
        "54, AB, 00024142",
        "55, 9F2701, 00039F2701",
        "60, 00000186003, 0011000001860030",
        "61, 123, 00031230",
        "62, 0102, 00020102",
        "63, CUP, 0003435550",
        "64, 0102030405060708, 0102030405060708"
    })
    void shouldPackTheFieldsOfTerminals(int de, String content, String hex) {
        Dialect pos = Dialects.bundled("pos");
        byte[] message = Specimens.encoded(new MessageWriter(pos).start(200).text(de, content));

        assertThat(HexFormat.of().withUpperCase().formatHex(message, 10, message.length))
                .isEqualTo(hex);
        assertThat(Specimens.text(Specimens.view(pos, message), de)).endsWith(content);
    }

    private static List<Row> rows(String name) throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                TableTest.class.getResourceAsStream("/tables/" + name + ".csv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Row::of).toList();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
