package io.crosspoint.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a repeat is known: a hash over the asker and its request id, and one over what was asked. */
record RequestKey(long high, long low, long contentHash) {

    static RequestKey of(TokenCommand command) {
        ByteBuffer request =
                hash(
                        command.actor().kind().code()
                                + "|"
                                + command.actor().id()
                                + "|"
                                + command.requestId());
        long content = hash(content(command)).getLong();
        return new RequestKey(request.getLong(), request.getLong(), content);
    }

    private static ByteBuffer hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not offered by this JDK", e);
        }
    }

    /** Only what decides which token is meant and what becomes of it: texts of a journal format. */
    private static String content(TokenCommand command) {
        return switch (command) {
            case TokenCommand.Request request ->
                    "request|"
                            + card(request.card())
                            + "|"
                            + request.requestorId()
                            + "|"
                            + request.device().id();
            case TokenCommand.Change change -> change.operation() + "|" + change.token();
            case TokenCommand.UpdatePan update ->
                    "update|"
                            + update.token()
                            + "|"
                            + card(update.oldCard())
                            + "|"
                            + card(update.newCard());
            case TokenCommand.QueryToken query -> "query|" + query.token();
            case TokenCommand.QueryByCard query -> "query-card|" + card(query.card());
            case TokenCommand.QueryByRequestor query -> "query-requestor|" + query.requestorId();
        };
    }

    private static String card(SealedCard card) {
        return card.sealKeyVersion() + "," + card.sealHigh() + "," + card.sealLow();
    }
}
