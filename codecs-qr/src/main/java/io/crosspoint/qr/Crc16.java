package io.crosspoint.qr;

import java.nio.charset.StandardCharsets;

/** CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, nothing reflected, over UTF-8 bytes. */
final class Crc16 {
    private Crc16() {}

    static int of(String text) {
        int crc = 0xFFFF;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }

    /** As it stands in a payload: four upper-case hex digits. */
    static String text(int crc) {
        return "%04X".formatted(crc);
    }
}
