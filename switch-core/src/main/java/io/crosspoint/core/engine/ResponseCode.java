package io.crosspoint.core.engine;

/**
 * Response codes (DE39) as numbers: the two characters in ISO-8859-1, first one in the higher byte,
 * so that "00" is 0x3030. {@link #NONE} stands for no code.
 */
public final class ResponseCode {
    public static final int NONE = 0;
    public static final int APPROVED = of("00");
    public static final int INVALID_TRANSACTION = of("12");
    public static final int INVALID_AMOUNT = of("13");
    public static final int INVALID_CARD = of("14");
    public static final int INVALID_RESPONSE = of("20");
    public static final int STATE_DIFFERS = of("22");
    public static final int ORIGINAL_NOT_FOUND = of("25");
    public static final int FORMAT_ERROR = of("30");
    public static final int NOT_SUPPORTED = of("40");
    public static final int EXPIRED = of("54");
    public static final int NOT_PERMITTED_TO_CARDHOLDER = of("57");
    public static final int NOT_PERMITTED_TO_TERMINAL = of("58");
    public static final int OVER_AMOUNT_LIMIT = of("61");
    public static final int RESTRICTED_CARD = of("62");
    public static final int AMOUNT_DIFFERS = of("64");
    public static final int OVER_COUNT_LIMIT = of("65");
    public static final int ANSWER_TOO_LATE = of("68");
    public static final int CUT_OVER_IN_PROGRESS = of("90");
    public static final int ISSUER_UNAVAILABLE = of("91");
    public static final int NO_ROUTE = of("92");
    public static final int DUPLICATE = of("94");
    public static final int RECONCILE_ERROR = of("95");
    public static final int SYSTEM_MALFUNCTION = of("96");
    public static final int NO_ANSWER = of("98");

    private ResponseCode() {}

    /** The number of a code of two characters. */
    public static int of(String code) {
        if (code.length() != 2) {
            throw new IllegalArgumentException(
                    "response code: \"" + code + "\" (expected: 2 characters)");
        }
        return of(code.charAt(0), code.charAt(1));
    }

    static int of(int first, int second) {
        return ((first & 0xFF) << 8) | (second & 0xFF);
    }

    /** Whether an issuer says yes: 00, or success with a defect (A2, A4, A5, A6). */
    public static boolean isApproval(int code) {
        return code == APPROVED
                || code == of('A', '2')
                || code == of('A', '4')
                || code == of('A', '5')
                || code == of('A', '6');
    }

    /** The two characters. */
    public static String text(int code) {
        return code == NONE ? "" : "" + (char) (code >> 8 & 0xFF) + (char) (code & 0xFF);
    }
}
