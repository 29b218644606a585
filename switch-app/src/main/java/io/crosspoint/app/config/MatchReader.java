package io.crosspoint.app.config;

import io.crosspoint.core.risk.Match;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.List;
import java.util.Locale;

/** Makes the conditions that limits, counters and rules have in common. */
final class MatchReader {
    private static final int TIME_LENGTH = 5;

    private MatchReader() {}

    /**
     * @param usual types when the document names none
     */
    static Match.Builder match(Section section, List<TransactionType> usual) {
        Match.Builder match =
                new Match.Builder()
                        .types(
                                section.has("types")
                                        ? texts(section, "types", TransactionType.class)
                                        : usual)
                        .channels(texts(section, "channels", Channel.class))
                        .kinds(texts(section, "kinds", CardKind.class))
                        .acquirers(section.longNumbers("acquirers"))
                        .mccs(section.longNumbers("mccs").stream().map(Math::toIntExact).toList());
        for (Section bins : section.children("bins")) {
            bins(bins, match);
        }
        if (section.has("time")) {
            time(section, match);
        }
        if (section.has("amountAbove")) {
            match.amountAbove(section.longNumber("amountAbove", 0));
        }
        return match;
    }

    private static void bins(Section section, Match.Builder into) {
        int from = section.number("from", 0);
        int to = section.number("to", from);
        if (to < from) {
            throw section.defect("to", "" + to, from + " or more");
        }
        into.bins(from, to);
    }

    private static void time(Section section, Match.Builder into) {
        String span = section.text("time", "");
        int from = minute(span.substring(0, TIME_LENGTH));
        int to = minute(span.substring(span.length() - TIME_LENGTH));
        if (from == to) {
            throw section.defect("time", span, "a span that begins and ends at different times");
        }
        into.time(from, to);
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    static <E extends Enum<E>> E named(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <E extends Enum<E>> List<E> texts(Section section, String name, Class<E> type) {
        return section.texts(name).stream().map(text -> named(type, text)).toList();
    }
}
