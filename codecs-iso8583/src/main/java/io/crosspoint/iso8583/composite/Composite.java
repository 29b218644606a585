package io.crosspoint.iso8583.composite;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inner shape of a field. A field whose content does not have its shape is shown whole: peers
 * use reserved fields as they please.
 */
public sealed interface Composite {
    /** A field that is not composed of others. */
    Composite WHOLE = new Whole();

    /** One value. */
    record Whole() implements Composite {}

    /**
     * Parts of fixed size one after the other, named by their position from 1.
     *
     * @param sizes bytes of each part
     * @param tail most bytes that may follow the last part as one more; 0 for none
     * @param repeats how many times the parts may stand one after the other
     * @param shapes inner shapes by position in the first group
     */
    record Positional(List<Integer> sizes, int tail, int repeats, Map<Integer, Composite> shapes)
            implements Composite {
        public Positional {
            sizes = List.copyOf(sizes);
            shapes = Map.copyOf(shapes);
        }
    }

    /**
     * A bitmap of the parts that follow it, in their order: bit 1 is the highest bit of the first
     * byte.
     *
     * @param bytes of the bitmap, 1 to 8
     * @param hexBitmap whether the bitmap is written in hex digits, two for a byte
     * @param parts by the number of their bit
     */
    record BitMapped(int bytes, boolean hexBitmap, Map<Integer, Part> parts) implements Composite {
        public BitMapped {
            parts = Map.copyOf(parts);
        }
    }

    /**
     * A part that a bitmap names.
     *
     * @param prefixDigits ASCII digits of the length before it, which counts bytes; 0 when fixed
     * @param size bytes when fixed, most bytes when not
     * @param binary whether its content is bytes, not text
     * @param hidden whether its content is never shown
     * @param shape its own inner shape
     */
    record Part(int prefixDigits, int size, boolean binary, boolean hidden, Composite shape) {}

    /**
     * A two-character usage and content up to the end of the field.
     *
     * @param listMarker a usage that is followed by a {@link UsageList} instead; empty for none
     * @param list the shape behind the marker
     */
    record Usage(String listMarker, UsageList list) implements Composite {}

    /**
     * Elements of a two-character usage, a three-digit ASCII length and content.
     *
     * @param binary usages whose content is bytes, not text
     * @param hidden usages whose content is never shown
     * @param known usages that are nothing out of the ordinary; empty for all
     * @param shapes inner shapes by usage
     */
    record UsageList(
            Set<String> binary,
            Set<String> hidden,
            Set<String> known,
            Map<String, Composite> shapes)
            implements Composite {
        public UsageList {
            binary = Set.copyOf(binary);
            hidden = Set.copyOf(hidden);
            known = Set.copyOf(known);
            shapes = Map.copyOf(shapes);
        }
    }

    /**
     * Elements of a tag of ASCII digits, a length of ASCII digits that counts bytes, and a value.
     *
     * @param tagDigits digits of a tag, 2 or 3
     * @param lengthDigits digits of a length, 2 or 3
     * @param binary tags whose value is bytes, not text
     * @param hidden tags whose value is never shown
     * @param pans tags whose value is shown as a card number is
     * @param known tags that are nothing out of the ordinary; empty for all
     * @param shapes inner shapes by tag
     */
    record TagList(
            int tagDigits,
            int lengthDigits,
            Set<String> binary,
            Set<String> hidden,
            Set<String> pans,
            Set<String> known,
            Map<String, Composite> shapes)
            implements Composite {
        public TagList {
            binary = Set.copyOf(binary);
            hidden = Set.copyOf(hidden);
            pans = Set.copyOf(pans);
            known = Set.copyOf(known);
            shapes = Map.copyOf(shapes);
        }
    }

    /**
     * Basic encoding rules, ISO/IEC 8825-1, as EMV uses them (book 3, annex B).
     *
     * @param hidden tags whose value is never shown, upper-case hex
     * @param pans tags whose value is shown as a card number is, upper-case hex
     * @param known tags that are nothing out of the ordinary, upper-case hex; empty for all
     */
    record BerTlv(Set<String> hidden, Set<String> pans, Set<String> known) implements Composite {
        public BerTlv {
            hidden = Set.copyOf(hidden);
            pans = Set.copyOf(pans);
            known = Set.copyOf(known);
        }
    }
}
