package io.crosspoint.iso8583;

import java.util.HashMap;
import java.util.Map;

/**
 * A dialect's own codes of DE39 and the two-character ones of ISO 8583:1987. Immutable.
 *
 * <p>Where several codes of 1987 share one of the dialect's, the dialect says which one it stands
 * for; otherwise it is the first of its table.
 */
final class ResponseCodes {
    private final Map<String, String> own;
    private final Map<String, String> standard;
    private final Map<Character, String> families = new HashMap<>();

    /**
     * Collects codes.
     *
     * @param own the dialect's code by that of 1987, in the order of the table
     * @param standard that of 1987 by the dialect's; {@code 1xx} stands for all that begin with 1
     */
    ResponseCodes(Map<String, String> own, Map<String, String> standard) {
        this.own = Map.copyOf(own);
        Map<String, String> back = new HashMap<>();
        own.forEach((code, theirs) -> back.putIfAbsent(theirs, code));
        standard.forEach(
                (theirs, code) -> {
                    if (theirs.endsWith("xx")) {
                        families.put(theirs.charAt(0), code);
                    } else {
                        back.put(theirs, code);
                    }
                });
        this.standard = Map.copyOf(back);
    }

    /** The dialect's code; itself when the dialect has no other. */
    String own(String code) {
        return own.getOrDefault(code, code);
    }

    /** The two-character code of 1987; itself when the dialect has no other. */
    String standard(String code) {
        String exact = standard.get(code);
        if (exact != null || code.isEmpty()) {
            return exact == null ? code : exact;
        }
        return families.getOrDefault(code.charAt(0), code);
    }
}
