package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.LinkState;

import java.util.Arrays;
import java.util.BitSet;

/** What the stream says of each link: signed on or not, in flight, the switch's last STAN. */
final class LinkStates implements Snapshotted {
    private static final int LAST_STAN = 999_999;

    private final BitSet signedOn = new BitSet(EngineState.MOST_LINKS);
    private final BitSet signedOff = new BitSet(EngineState.MOST_LINKS);
    private final int[] inFlight = new int[EngineState.MOST_LINKS];
    private final int[] issuerStans = new int[EngineState.MOST_LINKS];

    boolean isSignedOn(int link) {
        return signedOn.get(link);
    }

    /** The member itself signed off and has not come back since. */
    boolean hasSignedOff(int link) {
        return signedOff.get(link);
    }

    void signOn(int link, LinkState state) {
        signedOn.set(link, state == LinkState.SIGNED_ON);
        signedOff.set(link, state == LinkState.SIGNED_OFF_BY_MEMBER);
    }

    void signOffAll() {
        signedOn.clear();
        signedOff.clear();
    }

    int inFlight(int link) {
        return inFlight[link];
    }

    void accepted(int link, int issuerStan) {
        usedStan(link, issuerStan);
        inFlight[link]++;
    }

    void concluded(int link) {
        inFlight[link]--;
    }

    /** A link's own numbers count up; those it keeps of acquirers leave the count alone. */
    void usedStan(int link, int issuerStan) {
        if (issuerStan == nextStan(link)) {
            issuerStans[link] = issuerStan;
        }
    }

    int nextStan(int link) {
        return issuerStans[link] % LAST_STAN + 1;
    }

    long digest() {
        long digest = Arrays.hashCode(inFlight) * 31L + Arrays.hashCode(issuerStans);
        return (digest * 31 + signedOn.hashCode()) * 31 + signedOff.hashCode();
    }

    @Override
    public void save(SnapshotWriter out) {
        for (int link = 0; link < EngineState.MOST_LINKS; link++) {
            out.putBoolean(signedOn.get(link));
            out.putBoolean(signedOff.get(link));
            out.putInt(inFlight[link]);
            out.putInt(issuerStans[link]);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (int link = 0; link < EngineState.MOST_LINKS; link++) {
            signedOn.set(link, in.getBoolean());
            signedOff.set(link, in.getBoolean());
            inFlight[link] = in.getInt("in flight", 0, Integer.MAX_VALUE);
            issuerStans[link] = in.getInt("STAN", 0, LAST_STAN);
        }
    }
}
