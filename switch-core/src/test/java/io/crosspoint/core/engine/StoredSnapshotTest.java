package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Snapshots lie on disk beside the digest of their state: what another version of the switch wrote
 * must be read, byte for byte and digest for digest, or else say that it is of another version.
 */
class StoredSnapshotTest {
    /** Whoever changes one of these must raise the version of the section that differs. */
    private static final String BYTES =
            "a79f5a4c5a1449b3cc37f28d6ff970a98ab5dadb2f49f2adc2f85f1355a75425";

    private static final long DIGEST = -8_965_474_027_479_880_615L;

    @Test
    void shouldLayASnapshotOutAsOlderOnesAre() throws NoSuchAlgorithmException {
        byte[] snapshot = Snapshots.of(live().engine.folded());

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(snapshot);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(BYTES);
    }

    @Test
    void shouldHaveTheDigestThatOlderSnapshotsCarry() {
        assertThat(live().engine.digest()).isEqualTo(DIGEST);
    }

    /** An engine that has forgotten transactions, was started twice and has all kinds pending. */
    private static EngineHarness live() {
        EngineHarness live = EngineHarness.of(1_024);
        int step = 7;
        for (int command = 0; command < 4_000; command++) {
            if (command == 3_500) {
                live.start();
                live.signOn();
            }
            DeterminismTest.run(live, command * step % (DeterminismTest.MOST_COMMAND + 1));
        }
        return live;
    }
}
