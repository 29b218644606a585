package io.crosspoint.qrservice;

/**
 * A keyed permutation of the numbers of so many decimal digits: an alternating Feistel network with
 * modular addition, in the manner of FF1 (NIST SP 800-38G) with its ten rounds. Different counters
 * give different serials, and without the key a serial tells nothing of its neighbours.
 */
final class SerialPermutation {
    private static final int ROUNDS = 10;

    private final KeyedFunction function;
    private final long domain;
    private final long leftModulus;
    private final long rightModulus;

    /**
     * @param domain 0 to 255, keeps permutations under one key apart
     * @param digits 2 to 18
     */
    SerialPermutation(KeyedFunction function, int domain, int digits) {
        this.function = function;
        this.domain = (long) domain << 48;
        this.leftModulus = power(digits / 2);
        this.rightModulus = power(digits - digits / 2);
    }

    /**
     * Where the number goes.
     *
     * @throws IllegalArgumentException when it has more digits than the permutation
     */
    long apply(long number) {
        if (number < 0 || number >= leftModulus * rightModulus) {
            throw new IllegalArgumentException("counter: " + number + " is used up");
        }
        long left = number / rightModulus;
        long right = number % rightModulus;
        for (int round = 0; round < ROUNDS; round += 2) {
            left = (left + keyed(round, right, leftModulus)) % leftModulus;
            right = (right + keyed(round + 1, left, rightModulus)) % rightModulus;
        }
        return left * rightModulus + right;
    }

    private long keyed(int round, long half, long modulus) {
        return Long.remainderUnsigned(function.apply(domain | (long) round << 40 | half), modulus);
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
