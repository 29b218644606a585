package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.AsciiMessage;
import io.crosspoint.perf.wire.Digits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the reference purchase: an MTI 0200 with DE 2, 3, 4, 7, 11 to 14, 18, 22, 23, 25, 32, 33,
 * 35, 37, 41 to 43, 49, 52, 53, 55, 60 and 100. Composed once; each request changes only the STAN
 * and, in step with it, the RRN. Each million requests the transmission time (DE7) moves on by a
 * second, so that no key (DE7, DE11, DE32, DE33) ever comes twice.
 */
final class ReferencePurchase {
    static final int STANS = 1_000_000;

    private static final DateTimeFormatter MONTH_TO_SECOND =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String CHIP_DATA =
            "9F26081122334455667788"
                    + "9F270180"
                    + "9F100407A0B0C0"
                    + "9F370401020304"
                    + "9F36020001"
                    + "95050000008000"
                    + "9A03261121"
                    + "9C0100";

    private final ByteBuf template;
    private final int length;
    private final int de7;
    private final int de11;
    private final int de37;
    private Instant transmission;
    private int stan = STANS - 1;
    private int run;

    ReferencePurchase(PurchaseProfile profile, Instant start) {
        byte[] framed = message(profile).framed();
        int from = framed.length - message(profile).bytes().length;
        template = Unpooled.directBuffer(framed.length).writeBytes(framed);
        length = framed.length;
        de7 = AsciiMessage.offset(framed, from, 7);
        de11 = AsciiMessage.offset(framed, from, 11);
        de37 = AsciiMessage.offset(framed, from, 37);
        transmission = start.minusSeconds(1);
    }

    /** Adds the next request, its frame included; returns its STAN. */
    int write(ByteBuf out) {
        stan = stan + 1 == STANS ? 0 : stan + 1;
        if (stan == 0) {
            moveOn();
        }
        int at = out.writerIndex();
        out.writeBytes(template, 0, length);
        Digits.putSix(out, at + de11, stan);
        Digits.putSix(out, at + de37 + 6, stan);
        return stan;
    }

    /** Bytes of one request with its frame. */
    int framedLength() {
        return length;
    }

    private void moveOn() {
        transmission = transmission.plusSeconds(1);
        long monthToSecond = Long.parseLong(MONTH_TO_SECOND.format(transmission));
        Digits.put(template, de7, 10, monthToSecond);
        Digits.putSix(template, de37, run % STANS);
        run++;
    }

    static AsciiMessage message(PurchaseProfile p) {
        String track = p.pan() + "=" + p.expiry() + "220" + "0".repeat(37);
        return new AsciiMessage("0200")
                .with(2, p.pan())
                .with(3, "000000")
                .with(4, "000000012345")
                .with(7, "0101000000")
                .with(11, "000000")
                .with(12, "120000")
                .with(13, "0101")
                .with(14, p.expiry())
                .with(18, p.merchantCategory())
                .with(22, "051")
                .with(23, "001")
                .with(25, "00")
                .with(32, p.acquirer())
                .with(33, p.forwarder())
                .with(35, track.substring(0, 37))
                .with(37, "000000000000")
                .with(41, p.terminal())
                .with(42, p.merchant())
                .with(43, String.format("%-40s", "CORNER SHOP 12 HIGH STREET"))
                .with(49, "156")
                .with(52, "0123456789ABCDEF")
                .with(53, "2600000000000000")
                .with(55, CHIP_DATA)
                .with(60, "000005001000000000030000000")
                .with(100, p.receiver());
    }
}
