package io.crosspoint.journal;

/** What lies on storage is not what was written: a record is torn, altered, missing or doubled. */
public final class JournalCorruptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final String place;

    /**
     * Says which record could not be trusted.
     *
     * @param sequence the record that was to be read
     * @param place where it lies: file or excerpt, and offset
     * @param found what stands there, never the record's content
     * @param expected what should
     */
    public JournalCorruptException(long sequence, String place, String found, String expected) {
        super(
                "record "
                        + sequence
                        + " at "
                        + place
                        + ": "
                        + found
                        + " (expected: "
                        + expected
                        + ")");
        this.sequence = sequence;
        this.place = place;
    }

    /** The first record that is bad or missing. */
    public long sequence() {
        return sequence;
    }

    public String place() {
        return place;
    }
}
