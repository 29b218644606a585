package io.crosspoint.journal.snapshot;

/**
 * Where in a stream a state stands.
 *
 * @param stream its name, such as "transactions"
 * @param position of the last record folded, 0 before the first
 * @param crc CRC32C of that record, to which the chain of all before leads; 0 before the first
 */
public record StreamPoint(String stream, long position, int crc) {
    @Override
    public String toString() {
        return stream + " " + position;
    }
}
