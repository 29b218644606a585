package io.crosspoint.core.engine;

/** One effect as a test sees it. */
record Sent(Kind kind, int link, long id, String code, int stan, int attempt, long originalId) {
    enum Kind {
        FORWARD,
        REPEAT,
        JOINED,
        ANSWER,
        REVERSE,
        ANSWER_INBOUND
    }
}
