package io.crosspoint.qr;

import java.util.List;
import java.util.Optional;

/**
 * One object of a merchant-presented payload: an id, and a value or the objects of a template.
 *
 * @param id two digits
 * @param value the value; of a template, the text of its objects
 * @param children objects of a template, empty for a plain value
 */
public record DataObject(String id, String value, List<DataObject> children) {
    public DataObject {
        children = List.copyOf(children);
    }

    /** A plain value. */
    public static DataObject of(String id, String value) {
        return new DataObject(id, value, List.of());
    }

    /** A template; its value is written from its objects. */
    public static DataObject template(String id, List<DataObject> children) {
        StringBuilder text = new StringBuilder();
        children.forEach(child -> child.write(text));
        return new DataObject(id, text.toString(), children);
    }

    /** The first object inside a template with that id. */
    public Optional<DataObject> child(String childId) {
        return children.stream().filter(child -> child.id.equals(childId)).findFirst();
    }

    /** Names the id alone: values of the card schemes' accounts may be card numbers. */
    @Override
    public String toString() {
        return "DataObject[" + id + ", " + length() + " characters]";
    }

    int length() {
        return value.codePointCount(0, value.length());
    }

    void write(StringBuilder into) {
        into.append(id).append("%02d".formatted(length())).append(value);
    }
}
