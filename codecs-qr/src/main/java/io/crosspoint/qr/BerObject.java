package io.crosspoint.qr;

import java.util.List;
import java.util.Optional;

/**
 * One object of a consumer-presented payload.
 *
 * @param tag upper-case hex
 * @param hex the value in upper-case hex; empty for a template that was read into its objects
 * @param children objects of a template, empty for a plain value
 */
public record BerObject(String tag, String hex, List<BerObject> children) {
    public BerObject {
        children = List.copyOf(children);
    }

    /** A plain value. */
    public static BerObject of(String tag, String hex) {
        return new BerObject(tag, hex, List.of());
    }

    /** A template. */
    public static BerObject template(String tag, List<BerObject> children) {
        return new BerObject(tag, "", children);
    }

    /** The first object inside a template with that tag. */
    public Optional<BerObject> child(String childTag) {
        return children.stream().filter(child -> child.tag.equals(childTag)).findFirst();
    }

    /** Names the tag alone. */
    @Override
    public String toString() {
        return "BerObject[" + tag + (children.isEmpty() ? "" : " " + children) + "]";
    }
}
