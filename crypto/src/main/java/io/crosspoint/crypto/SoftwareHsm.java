package io.crosspoint.crypto;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.CBCBlockCipherMac;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.params.KeyParameter;

import java.util.Arrays;

/** The HSM port in software, over a key ring. May be shared; what it makes may not. */
public final class SoftwareHsm implements Hsm {
    private static final int CHECK_VALUE_LENGTH = 3;

    private final KeyRing ring;

    public SoftwareHsm(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public MacMaker newMacMaker(MacAlgorithm algorithm, KeyName key) {
        return macMaker(algorithm, ring.material(key, ring.currentVersion(key)));
    }

    static MacMaker macMaker(MacAlgorithm algorithm, byte[] key) {
        algorithm.checkKeyLength(key.length);
        return switch (algorithm) {
            case ISO9797_ALG1_DES -> new BlockMac(new CBCBlockCipherMac(new DESEngine(), 64), key);
            case ISO9797_ALG3_DES -> new BlockMac(new ISO9797Alg3Mac(new DESEngine()), key);
            case AES_CMAC -> new BlockMac(new CMac(AESEngine.newInstance()), key);
            case HMAC_SHA256 -> new Hmac(key);
        };
    }

    @Override
    public byte[] keyCheckValue(BlockAlgorithm algorithm, KeyName key) {
        return checkValue(algorithm, ring.material(key, ring.currentVersion(key)));
    }

    static byte[] checkValue(BlockAlgorithm algorithm, byte[] key) {
        BlockCipher cipher = cipher(algorithm, key.length);
        cipher.init(true, new KeyParameter(key));
        byte[] block = new byte[cipher.getBlockSize()];
        cipher.processBlock(new byte[block.length], 0, block, 0);
        return Arrays.copyOf(block, CHECK_VALUE_LENGTH);
    }

    private static BlockCipher cipher(BlockAlgorithm algorithm, int keyLength) {
        boolean fits = keyLength == 16 || keyLength == 24;
        if (algorithm == BlockAlgorithm.TDES && (fits || keyLength == 8)) {
            return fits ? new DESedeEngine() : new DESEngine();
        }
        if (algorithm == BlockAlgorithm.AES && (fits || keyLength == 32)) {
            return AESEngine.newInstance();
        }
        throw new IllegalArgumentException(
                "key for "
                        + algorithm
                        + ": found "
                        + keyLength
                        + " bytes; expected "
                        + (algorithm == BlockAlgorithm.AES ? "16, 24 or 32" : "8, 16 or 24"));
    }

    private record BlockMac(Mac mac, int length) implements MacMaker {
        BlockMac(Mac mac, byte[] key) {
            this(mac, mac.getMacSize());
            mac.init(new KeyParameter(key));
        }

        @Override
        public void make(byte[] message, int at, int length, byte[] into, int macAt) {
            mac.update(message, at, length);
            mac.doFinal(into, macAt);
        }
    }
}
