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
     */
    record Positional(List<Integer> sizes, int tail, int repeats) implements Composite {
        public Positional {
            sizes = List.copyOf(sizes);
        }
    }

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
     * @param shapes inner shapes by usage
     */
    record UsageList(Set<String> binary, Set<String> hidden, Map<String, Composite> shapes)
            implements Composite {
        public UsageList {
            binary = Set.copyOf(binary);
            hidden = Set.copyOf(hidden);
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
     */
    record TagList(
            int tagDigits,
            int lengthDigits,
            Set<String> binary,
            Set<String> hidden,
            Set<String> pans)
            implements Composite {
        public TagList {
            binary = Set.copyOf(binary);
            hidden = Set.copyOf(hidden);
            pans = Set.copyOf(pans);
        }
    }

    /**
     * Basic encoding rules, ISO/IEC 8825-1, as EMV uses them (book 3, annex B).
     *
     * @param hidden tags whose value is never shown, upper-case hex
     * @param pans tags whose value is shown as a card number is, upper-case hex
     */
    record BerTlv(Set<String> hidden, Set<String> pans) implements Composite {
        public BerTlv {
            hidden = Set.copyOf(hidden);
            pans = Set.copyOf(pans);
        }
    }
}
