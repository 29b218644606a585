package io.crosspoint.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.util.List;
import java.util.Map;

/** The picture of a payload: a QR code (ISO/IEC 18004) of error correction level M. */
public final class QrPicture {
    private static final int QUIET = 4;

    private final ByteMatrix modules;

    private QrPicture(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * Draws a text.
     *
     * @throws QrException when it is empty or too long for a QR code
     */
    public static QrPicture of(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        Map<EncodeHintType, Object> hints =
                ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
        try {
            if (!text.isEmpty()) {
                return new QrPicture(
                        Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
            }
        } catch (WriterException e) {
            // too long, said below; the writer's own words may repeat the text
        }
        throw new QrException(
                List.of(new Defect("", text.length() + " characters", "1 to about 2,300")));
    }

    /** Modules along one side, without the quiet zone. */
    public int size() {
        return modules.getWidth();
    }

    /** Whether a module is dark; everything outside is light. */
    public boolean isDark(int column, int row) {
        return column >= 0
                && row >= 0
                && column < size()
                && row < size()
                && modules.get(column, row) == 1;
    }

    /**
     * Text blocks for a terminal with light letters on dark ground: two rows of modules a line,
     * light modules filled, a quiet zone of four around.
     */
    public String terminal() {
        StringBuilder text = new StringBuilder();
        for (int row = -QUIET; row < size() + QUIET; row += 2) {
            for (int column = -QUIET; column < size() + QUIET; column++) {
                boolean upper = !isDark(column, row);
                boolean lower = !isDark(column, row + 1) && row + 1 < size() + QUIET;
                text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** An SVG document, black on white with a quiet zone of four modules, that scales. */
    public String svg() {
        int side = size() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                if (isDark(column, row)) {
                    path.append('M').append(column + QUIET).append(' ').append(row + QUIET);
                    path.append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" \
                shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/>\
                <path d="%2$s"/></svg>
                """
                .formatted(side, path);
    }
}
