package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.util.Arrays;
import java.util.BitSet;

/** What the stream says of each link: signed on or not, in flight, the switch's last STAN. */
final class LinkStates implements Snapshotted {
    private static final int LAST_STAN = 999_999;

    private final BitSet signedOn = new BitSet(EngineState.MOST_LINKS);
    private final int[] inFlight = new int[EngineState.MOST_LINKS];
    private final int[] issuerStans = new int[EngineState.MOST_LINKS];

    boolean isSignedOn(int link) {
        return signedOn.get(link);
    }

    void signOn(int link, boolean on) {
        signedOn.set(link, on);
    }

    void signOffAll() {
        signedOn.clear();
    }

    int inFlight(int link) {
        return inFlight[link];
    }

    void accepted(int link, int issuerStan) {
        issuerStans[link] = issuerStan;
        inFlight[link]++;
    }

    void concluded(int link) {
        inFlight[link]--;
    }

    void usedStan(int link, int issuerStan) {
        issuerStans[link] = issuerStan;
    }

    int nextStan(int link) {
        return issuerStans[link] % LAST_STAN + 1;
    }

    long digest() {
        long digest = Arrays.hashCode(inFlight) * 31L + Arrays.hashCode(issuerStans);
        return digest * 31 + signedOn.hashCode();
    }

    @Override
    public void save(SnapshotWriter out) {
        for (int link = 0; link < EngineState.MOST_LINKS; link++) {
            out.putBoolean(signedOn.get(link));
            out.putInt(inFlight[link]);
            out.putInt(issuerStans[link]);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (int link = 0; link < EngineState.MOST_LINKS; link++) {
            signedOn.set(link, in.getBoolean());
            inFlight[link] = in.getInt("in flight", 0, Integer.MAX_VALUE);
            issuerStans[link] = in.getInt("STAN", 0, LAST_STAN);
        }
    }
}
