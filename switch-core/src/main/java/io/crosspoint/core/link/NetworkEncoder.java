package io.crosspoint.core.link;

import io.crosspoint.core.engine.TransmissionTime;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.MutableDirectBuffer;

/** Makes network management requests of the switch's own: sign on, echo test. */
final class NetworkEncoder {
    private final MessageWriter writer;
    private final EditionWriter edition;
    private final long station;
    private int stan;
    private int code;

    NetworkEncoder(Dialect dialect, long station) {
        writer = new MessageWriter(dialect);
        edition = EditionWriter.of(writer);
        this.station = station;
    }

    /**
     * @param networkCode as DE70 has it in 1987
     * @param nowNs epoch nanoseconds
     */
    int encode(int networkCode, long nowNs, MutableDirectBuffer into, int at) {
        stan = stan % 999_999 + 1;
        code = networkCode;
        writer.start(edition.mti(edition.networkMti())).number(11, stan);
        edition.network(networkCode, TransmissionTime.yearAt(nowNs), TransmissionTime.at(nowNs));
        if (station != 0) {
            writer.number(33, station);
        }
        return writer.encode(into, at);
    }

    /** The code of the last request, for an answer to it that does not repeat it; else -1. */
    int codeOf(int answeredStan) {
        return answeredStan == stan ? code : -1;
    }
}
