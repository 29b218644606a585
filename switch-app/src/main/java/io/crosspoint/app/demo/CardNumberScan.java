package io.crosspoint.app.demo;

import org.agrona.collections.LongHashSet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for card numbers of 16 digits in files: as characters, packed two digits to a byte (from
 * either half of a byte), and as whole numbers of 64 bits in either order.
 */
final class CardNumberScan {
    private static final int DIGITS = 16;
    private static final long MOST = 10_000_000_000_000_000L;
    private static final int BUFFER = 1 << 20;

    private final LongHashSet numbers = new LongHashSet();
    private final LongHashSet packed = new LongHashSet();

    CardNumberScan(Collection<String> cardNumbers) {
        for (String number : cardNumbers) {
            if (number.length() != DIGITS) {
                throw new IllegalArgumentException(
                        "card number: %d digits (expected: %d)".formatted(number.length(), DIGITS));
            }
            numbers.add(Long.parseLong(number));
            packed.add(Long.parseUnsignedLong(number, 16));
        }
    }

    /**
     * What was looked at.
     *
     * @param found places that hold a card number
     */
    record Finding(long files, long bytes, long found) {}

    /** Looks at every file below a folder. */
    Finding folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        long found = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                found += stream(in);
            }
        }
        return new Finding(files.size(), bytes, found);
    }

    /** Places in a stream that hold a card number. */
    long stream(InputStream in) throws IOException {
        Window window = new Window();
        byte[] buffer = new byte[BUFFER];
        long found = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (window.take(buffer[i])) {
                    found++;
                }
            }
        }
        return found;
    }

    /** The last nine bytes, and the digits that end here. */
    private final class Window {
        private long last;
        private int before;
        private long digits;
        private int digitCount;

        boolean take(byte next) {
            before = (int) (last >>> 56);
            last = last << 8 | (next & 0xFF);
            boolean found = takeDigit(next);
            if (last == 0) {
                return found;
            }
            long shifted = last >>> 4 | (long) (before & 0xF) << 60;
            return found
                    || packed.contains(last)
                    || packed.contains(shifted)
                    || numbers.contains(last)
                    || numbers.contains(Long.reverseBytes(last));
        }

        private boolean takeDigit(byte next) {
            int digit = next - '0';
            if (digit < 0 || digit > 9) {
                digitCount = 0;
                digits = 0;
                return false;
            }
            digits = (digits * 10 + digit) % MOST;
            digitCount++;
            return digitCount >= DIGITS && numbers.contains(digits);
        }
    }
}
