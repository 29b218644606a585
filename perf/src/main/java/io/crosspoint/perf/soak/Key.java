package io.crosspoint.perf.soak;

/**
 * What names one exchange on a leg.
 *
 * @param mti of the request, as first sent
 * @param stan DE11
 * @param time DE7, MMDDhhmmss
 * @param acquirer DE32
 * @param forwarder DE33
 */
record Key(int mti, int stan, long time, long acquirer, long forwarder) {
    static final Key NONE = new Key(0, 0, 0, 0, 0);

    @Override
    public String toString() {
        return stan + "@" + time + "/" + acquirer;
    }
}
