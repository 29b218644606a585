package io.crosspoint.core.link;

/** Arithmetic of message types. */
final class MessageTypes {
    static final int REVERSAL = 420;
    static final int NETWORK_REQUEST = 800;

    private MessageTypes() {}

    /** Whether a message of the type answers another. */
    static boolean isAnswer(int mti) {
        return (mti / 10 & 1) == 1;
    }

    /** 200 of 201: a repeat's first message type. */
    static int first(int mti) {
        return mti & ~1;
    }

    /** 210 of 200 and of 201. */
    static int answer(int mti) {
        return first(mti) + 10;
    }
}
