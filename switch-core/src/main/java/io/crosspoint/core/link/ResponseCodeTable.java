package io.crosspoint.core.link;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSpec;
import io.crosspoint.iso8583.MessageType;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

import java.util.Arrays;

/**
 * DE39 between a dialect's own codes and the two characters that the engine knows: the dialect's
 * tables, looked up once and for all.
 */
final class ResponseCodeTable {
    private static final int FIELD = 39;
    private static final int MTIS = 10_000;
    private static final int ACTION_CODES = 1000;
    private static final int CODES = 1 << 16;
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** What a code becomes that the dialect has no word for: an approval it must never be. */
    private static final String DECLINED = "05";

    private final boolean threeDigits;
    private final short[] actionCodes;
    private final int[] standardCodes;
    private final short[] approvals;
    private final byte[] text = new byte[16];

    ResponseCodeTable(Dialect dialect) {
        FieldSpec field = dialect.field(FIELD);
        threeDigits = field != null && field.max() == 3;
        actionCodes = new short[threeDigits ? CODES : 0];
        standardCodes = new int[threeDigits ? ACTION_CODES : 0];
        approvals = new short[threeDigits ? MTIS : 0];
        if (threeDigits) {
            fill(dialect);
        }
    }

    private void fill(Dialect dialect) {
        for (int action = 0; action < ACTION_CODES; action++) {
            String standard = dialect.standardResponseCode("%03d".formatted(action));
            standardCodes[action] =
                    standard.length() == 2 ? ResponseCode.of(standard) : ResponseCode.NONE;
        }
        Arrays.fill(actionCodes, actionCode(dialect.responseCode(DECLINED)));
        for (int pair = 0; pair < CHARACTERS.length() * CHARACTERS.length(); pair++) {
            String code =
                    ""
                            + CHARACTERS.charAt(pair / CHARACTERS.length())
                            + CHARACTERS.charAt(pair % CHARACTERS.length());
            String own = dialect.responseCode(code);
            if (own.length() == 3) {
                actionCodes[ResponseCode.of(code)] = actionCode(own);
            }
        }
        Arrays.fill(approvals, actionCodes[ResponseCode.APPROVED]);
        for (int mti = 0; mti < MTIS; mti++) {
            MessageType type = dialect.messageType(mti);
            if (type != null) {
                approvals[mti] = actionCode(dialect.responseCode("00", mti));
            }
        }
    }

    private static short actionCode(String digits) {
        if (!digits.matches("\\d{3}")) {
            throw new IllegalArgumentException(
                    "response code: \"" + digits + "\" (expected: 3 digits, as DE39 has them)");
        }
        return (short) Integer.parseInt(digits);
    }

    /** The code of an answer; {@link ResponseCode#NONE} when it has none that is known. */
    int read(MessageView view) {
        if (threeDigits) {
            long action = view.number(FIELD);
            return action < 0 || action >= ACTION_CODES
                    ? ResponseCode.NONE
                    : standardCodes[(int) action];
        }
        if (view.units(FIELD) != 2) {
            return ResponseCode.NONE;
        }
        view.text(FIELD, text, 0);
        return ((text[0] & 0xFF) << 8) | (text[1] & 0xFF);
    }

    /**
     * Writes the code of an answer.
     *
     * @param mti of the answer, with its version digit
     */
    void write(int code, int mti, MessageWriter writer) {
        if (threeDigits) {
            writer.number(
                    FIELD,
                    code == ResponseCode.APPROVED ? approvals[mti] : actionCodes[code & 0xFFFF]);
            return;
        }
        text[0] = (byte) (code >> 8);
        text[1] = (byte) code;
        writer.text(FIELD, text, 0, 2);
    }
}
