package io.crosspoint.crypto;

/**
 * What a hardware security module does for a link, by key name: the key itself stays behind the
 * port. The software module holds its keys in a {@link KeyRing}.
 */
public interface Hsm {
    /**
     * A MAC maker under the key's version in use; one per link and thread.
     *
     * @throws UnknownKeyException when there is no such key
     * @throws IllegalArgumentException when the key's length does not fit the algorithm
     */
    MacMaker newMacMaker(MacAlgorithm algorithm, KeyName key);

    /**
     * Key check value of the version in use: the first three bytes of enciphering a block of zeros.
     */
    byte[] keyCheckValue(BlockAlgorithm algorithm, KeyName key);
}
