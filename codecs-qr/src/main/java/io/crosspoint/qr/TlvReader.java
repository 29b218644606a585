package io.crosspoint.qr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads id, length, value in characters (Unicode code points) and lists what is malformed.
 *
 * <pre>
 * 5 9 1 4 B E S T ...
 * id  len value
 * </pre>
 */
final class TlvReader {
    private final List<Defect> defects;

    TlvReader(List<Defect> defects) {
        this.defects = defects;
    }

    /** The objects up to the first place that cannot be read. */
    List<DataObject> read(String text, String path) {
        int[] characters = text.codePoints().toArray();
        List<DataObject> objects = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int at = 0;
        while (at < characters.length) {
            int length = length(characters, at, path);
            if (length < 0) {
                return objects;
            }
            String id = new String(characters, at, 2);
            int end = Math.min(at + 4 + length, characters.length);
            String value = new String(characters, at + 4, end - at - 4);
            if (!seen.add(id)) {
                defects.add(new Defect(path(path, id), "the id again", "no id twice at one level"));
            }
            objects.add(object(id, value, path));
            at = end;
        }
        return objects;
    }

    private DataObject object(String id, String value, String path) {
        if (!isTemplate(id, path)) {
            return DataObject.of(id, value);
        }
        int before = defects.size();
        List<DataObject> children = read(value, path(path, id));
        boolean whole = DataObject.template(id, children).value().equals(value);
        if (!whole && defects.size() == before) {
            defects.add(new Defect(path(path, id), "objects that do not fill it", "a template"));
        }
        return whole ? new DataObject(id, value, children) : DataObject.of(id, value);
    }

    /** The length at a place, or -1 when nothing can be read there. */
    private int length(int[] characters, int at, String path) {
        String place = "character " + (at + 1);
        if (at + 4 > characters.length) {
            defects.add(
                    new Defect(
                            path,
                            place + ": " + (characters.length - at) + " left",
                            "id and length"));
            return -1;
        }
        for (int i = at; i < at + 4; i++) {
            if (characters[i] < '0' || characters[i] > '9') {
                defects.add(new Defect(path, place + ": no digits", "id and length in 4 digits"));
                return -1;
            }
        }
        String id = path(path, new String(characters, at, 2));
        int length = (characters[at + 2] - '0') * 10 + characters[at + 3] - '0';
        if (length == 0) {
            defects.add(new Defect(id, "length 00", "length 01 to 99"));
        }
        int left = characters.length - at - 4;
        if (length > left) {
            defects.add(
                    new Defect(
                            id,
                            "length " + length + " with " + left + " left",
                            "length <= " + left));
        }
        return length;
    }

    static String path(String path, String id) {
        return path.isEmpty() ? id : path + "/" + id;
    }

    private static boolean isTemplate(String id, String path) {
        int number = Integer.parseInt(id);
        if (path.isEmpty()) {
            return (number >= 26 && number <= 51) || number == 62 || number == 64 || number >= 80;
        }
        return path.equals("62") && number >= 50;
    }
}
