package io.crosspoint.core.link;

/** Arithmetic of message types. */
final class MessageTypes {
    /** First of the message types of ISO 8583:1993; those of 1987 begin with 0. */
    static final int VERSION_1993 = 1000;

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
