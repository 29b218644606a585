package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.sim.AcquirerEntry.Request;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Composes an acquirer's requests. STANs count up; DE7 is the clock's, in UTC. */
final class AcquirerMessages {
    private static final int STANS = 1_000_000;
    private static final DateTimeFormatter MONTH_TO_SECOND =
            DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_HOUR =
            DateTimeFormatter.ofPattern("DDDHH", Locale.ROOT);

    private final AcquirerConfig config;
    private final InstantSource clock;
    private final SimWire wire;
    private final Idiom idiom;
    private final int payerCodeField;
    private int stan;

    AcquirerMessages(AcquirerConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        wire =
                new SimWire(
                        config.dialect(),
                        config.framing(),
                        config.memberCode(),
                        config.switchCode());
        idiom = wire.idiom();
        payerCodeField = config.dialect().name().equals("cups") ? 57 : 59;
    }

    /** A key that no other request of this acquirer has. */
    TransactionKey nextKey() {
        stan = stan + 1 == STANS ? 1 : stan + 1;
        long transmission = Long.parseLong(MONTH_TO_SECOND.format(now()));
        return idiom.key(transmission, stan, config.memberCode());
    }

    /** RRN of a key: last digit of the year, day, hour, STAN. */
    String rrn(TransactionKey key) {
        ZonedDateTime now = now();
        return String.format(
                Locale.ROOT, "%d%s%06d", now.getYear() % 10, DAY_AND_HOUR.format(now), key.stan());
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    byte[] financial(AcquirerEntry entry) {
        Request request = entry.request;
        MessageWriter writer = begin(request.mti(), entry.key, entry.scenario);
        writer.text(3, request.processingCode());
        idiom.condition(writer, request);
        if (request.amountMinor() > 0) {
            writer.number(4, request.amountMinor());
        }
        writer.text(37, request.rrn());
        Scenario scenario = entry.scenario;
        String mode = scenario.entryMode();
        boolean track = mode.startsWith("05") || mode.startsWith("07");
        if (scenario.card() != null && track) {
            writer.text(35, scenario.card().track2());
        }
        if (scenario.code() != null && request.original() == null) {
            writer.text(payerCodeField, scenario.code());
        }
        AcquirerEntry original = request.original();
        if (original != null) {
            idiom.original(writer, original.key, original.request.mti());
            if (original.approvalCode != null) {
                writer.text(38, original.approvalCode);
            }
        }
        return wire.request();
    }

    /** Without its version digit: 420, or 400 of terminals. */
    int reversalMti() {
        return idiom.reversalMti();
    }

    /** What undoes a request, whether it was answered or not. */
    byte[] reversal(TransactionKey key, AcquirerEntry reversed) {
        Request request = reversed.request;
        MessageWriter writer = begin(reversalMti(), key, reversed.scenario);
        writer.text(3, request.processingCode());
        idiom.condition(writer, request);
        writer.number(4, request.amountMinor()).text(37, request.rrn());
        if (reversed.approvalCode != null) {
            writer.text(38, reversed.approvalCode);
        }
        idiom.original(writer, reversed.key, request.mti());
        return wire.request();
    }

    private MessageWriter begin(int mti, TransactionKey key, Scenario scenario) {
        MessageWriter writer = network(mti, key);
        Card card = scenario.card();
        if (card != null) {
            writer.text(2, card.number()).text(14, card.expiry());
        }
        idiom.circumstances(writer, key, config, scenario.entryMode());
        return writer.text(41, config.terminal())
                .text(42, config.merchant())
                .text(43, String.format("%-40s", config.name()))
                .text(49, config.currency());
    }

    private MessageWriter network(int mti, TransactionKey key) {
        MessageWriter writer = wire.writer().start(idiom.mti(mti));
        idiom.exchange(writer, key);
        return writer;
    }

    /** Sign on (001) or echo test (301). */
    byte[] networkManagement(TransactionKey key, int informationCode) {
        idiom.network(network(800, key), informationCode, config);
        return wire.request();
    }

    /** The same message marked as a repeat: 0201 for 0200, 0421 for 0420. */
    byte[] repeat(byte[] framed, int mti) {
        wire.reread(framed);
        wire.writer().startFrom(wire.view(), idiom.mti(mti) + 1);
        return wire.request();
    }
}
