package io.crosspoint.core.link;

import io.crosspoint.core.engine.TransmissionTime;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.MutableDirectBuffer;

/** Makes network management requests of the switch's own: sign on, echo test. */
final class NetworkEncoder {
    private final MessageWriter writer;
    private final long station;
    private int stan;

    NetworkEncoder(Dialect dialect, long station) {
        writer = new MessageWriter(dialect);
        this.station = station;
    }

    /**
     * @param networkCode DE70
     * @param nowNs epoch nanoseconds
     */
    int encode(int networkCode, long nowNs, MutableDirectBuffer into, int at) {
        stan = stan % 999_999 + 1;
        writer.start(MessageTypes.NETWORK_REQUEST)
                .number(7, TransmissionTime.at(nowNs))
                .number(11, stan)
                .number(70, networkCode);
        if (station != 0) {
            writer.number(33, station);
        }
        return writer.encode(into, at);
    }
}
