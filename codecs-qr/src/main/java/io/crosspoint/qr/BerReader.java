package io.crosspoint.qr;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads BER-TLV with definite lengths and lists what is malformed. */
final class BerReader {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MAX_DEPTH = 4;

    private final byte[] bytes;
    private final List<Defect> defects;
    private int at;

    BerReader(byte[] bytes, List<Defect> defects) {
        this.bytes = bytes;
        this.defects = defects;
    }

    List<BerObject> read() {
        return read(bytes.length, "", 0);
    }

    /** The objects up to an end, or up to the first place that cannot be read. */
    private List<BerObject> read(int end, String path, int depth) {
        List<BerObject> objects = new ArrayList<>();
        while (at < end) {
            int start = at;
            String tag = tag(end);
            int length = tag.isEmpty() ? -1 : length(end, TlvReader.path(path, tag));
            if (length < 0) {
                defects.add(new Defect(path, "no object at byte " + (start + 1), "tag and length"));
                at = end;
                return objects;
            }
            objects.add(object(tag, length, path, depth));
        }
        return objects;
    }

    private BerObject object(String tag, int length, String path, int depth) {
        int from = at;
        int end = at + length;
        boolean constructed = (HexFormat.fromHexDigits(tag, 0, 2) & 0x20) != 0;
        if (constructed && length > 0 && depth < MAX_DEPTH) {
            int before = defects.size();
            List<BerObject> children = read(end, TlvReader.path(path, tag), depth + 1);
            if (defects.size() == before) {
                return BerObject.template(tag, children);
            }
        }
        at = end;
        return BerObject.of(tag, HEX.formatHex(bytes, from, end));
    }

    private String tag(int end) {
        int start = at;
        if (at < end && (bytes[at++] & 0x1F) == 0x1F) {
            while (at < end && (bytes[at] & 0x80) != 0) {
                at++;
            }
            at++;
        }
        return at > end || at - start > 3 ? "" : HEX.formatHex(bytes, start, at);
    }

    private int length(int end, String path) {
        if (at >= end) {
            return -1;
        }
        int first = bytes[at++] & 0xFF;
        int more = first < 0x80 ? 0 : first - 0x80;
        if (first == 0x80 || more > 2 || at + more > end) {
            return -1;
        }
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = (length << 8) | (bytes[at++] & 0xFF);
        }
        boolean shortest = more == 0 || (more == 1 ? length > 0x7F : length > 0xFF);
        if (!shortest) {
            defects.add(
                    new Defect(path, "a length of " + (more + 1) + " bytes", "its shortest form"));
        }
        return length > end - at ? -1 : length;
    }
}
