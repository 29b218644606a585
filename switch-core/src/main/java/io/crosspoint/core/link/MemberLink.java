package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.NetworkCode;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.core.lane.SlotPool;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.token.TokenRanges;
import io.netty.buffer.ByteBuf;

import org.agrona.concurrent.EpochNanoClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * One member's link: its connections, what it reads for the lane and what it sends of the lane's.
 */
public final class MemberLink {
    private static final Logger LOG = LoggerFactory.getLogger(MemberLink.class);

    private final LinkSettings settings;
    private final Lane lane;
    private final EpochNanoClock clock;
    private final SlotPool slots;
    private final MessageView arriving;
    private final SlotViews leaving = new SlotViews();
    private final MessageReader reader;
    private final EffectEncoder encoder;
    private final ExchangeMemory sent;
    private final NetworkEncoder network;
    private final RequestHeaders headers;
    private final RefusalSender refusals;
    private final LinkCounters counters = new LinkCounters();
    private final LinkWarnings warnings;
    private final LinkWarnings arrivals;
    private final Places places;
    private volatile boolean answersEcho;
    private boolean answered;

    /**
     * A link without connections.
     *
     * @param sealer of this link's own
     */
    public MemberLink(
            LinkSettings settings,
            Lane lane,
            EpochNanoClock clock,
            PanSealer sealer,
            TokenRanges tokens) {
        this.settings = settings;
        this.lane = lane;
        this.clock = clock;
        warnings = new LinkWarnings(settings.name(), "warnings", clock);
        arrivals = new LinkWarnings(settings.name(), "lines on connections", clock);
        slots = new SlotPool(settings.dialect(), settings.slots(), settings.maxFrame());
        arriving = new MessageView(settings.dialect());
        CardNumbers cards = new CardNumbers(sealer, tokens);
        ResponseCodeTable codes = new ResponseCodeTable(settings.dialect());
        sent = ExchangeMemory.of(settings);
        EditionReader edition =
                Edition.of(settings.dialect()).reader(settings, sent, new TransmissionClock(clock));
        reader = new MessageReader(settings, cards, edition, codes);
        encoder = new EffectEncoder(settings.dialect(), cards, codes);
        headers = new RequestHeaders(settings.framing());
        refusals = new RefusalSender(settings, encoder, headers, counters, warnings);
        places = new Places(settings, counters, warnings, arrivals);
        network = new NetworkEncoder(settings.dialect(), settings.station());
    }

    public LinkSettings settings() {
        return settings;
    }

    LinkCounters counters() {
        return counters;
    }

    /** For warnings that a member can cause as often as it sends. */
    LinkWarnings warnings() {
        return warnings;
    }

    int connectionCount() {
        return places.count();
    }

    /** The last test of the line, if it is tested, was answered. */
    boolean answersEcho() {
        return answersEcho;
    }

    /** For what is told of connections that come and go. */
    LinkWarnings arrivals() {
        return arrivals;
    }

    /**
     * Whether a newcomer may have a place.
     *
     * @param from null when the connection has ended already
     */
    boolean admits(@Nullable InetSocketAddress from) {
        if (!places.admit(from)) {
            return false;
        }
        Connection displaced = places.toDisplace();
        if (displaced != null) {
            // The place is free at once, not when the channel has told that it is closed.
            displaced.displace();
            closed(displaced);
        }
        return true;
    }

    int opened(Connection connection) {
        int id = places.add(connection);
        if (settings.role() == LinkSettings.Role.ISSUER) {
            sendNetwork(connection, NetworkCode.SIGN_ON);
        }
        return id;
    }

    void closed(Connection connection) {
        if (places.remove(connection) && places.isEmpty()) {
            answersEcho = false;
            lane.signOn(settings.id(), false);
        }
    }

    void sendNetwork(Connection connection, int networkCode) {
        int length = network.encode(networkCode, clock.nanoTime(), connection.message(), 0);
        connection.write(length, RequestHeaders.NONE);
        connection.flush();
    }

    /** A slot for a frame, or null: the connection must stop reading. */
    @Nullable Slot takeSlot() {
        return slots.take();
    }

    /**
     * Takes a message that lies in a slot. The slot is given back here unless the message is for
     * the lane, whatever happens.
     *
     * @return false when the lane has no room: {@link #offer} the slot again later
     */
    boolean received(Slot slot, int length, Connection from) {
        boolean forLane = false;
        try {
            forLane = read(slot, length, from);
        } finally {
            if (!forLane) {
                slot.release();
            }
        }
        return !forLane || offer(slot);
    }

    /** Hands in a message that was read before; false when the lane still has no room. */
    boolean offer(Slot slot) {
        return lane.offer(slot);
    }

    /** Whether the message is for the lane; any other is dealt with here. */
    private boolean read(Slot slot, int length, Connection from) {
        slot.length(length);
        MessageView view = arriving;
        if (!view.wrap(slot.buffer(), 0, length)) {
            refusals.malformed(view, from);
            return false;
        }
        headers.keep(view, from.headers().read());
        Inbound message = slot.message();
        int refusal = reader.read(view, message);
        message.connection = from.id();
        if (refusal != ResponseCode.NONE) {
            refusals.refuse(view, refusal, reader.fieldAtFault(), from);
            return false;
        }
        if (!mayCome(message)) {
            from.malformed(
                    "message type " + view.mti() + " (expected: one of the link's role)",
                    slot.buffer(),
                    length);
            return false;
        }
        from.prove();
        if (isNetworkAnswer(message)) {
            networkAnswered(message);
            return false;
        }
        return true;
    }

    /** Issuers answer and acquirers ask; both may manage the line and compare totals. */
    private boolean mayCome(Inbound message) {
        boolean answers = MessageTypes.isAnswer(message.mti);
        boolean issuer = settings.role() == LinkSettings.Role.ISSUER;
        return message.kind == TransactionKind.NETWORK_MANAGEMENT
                || (message.kind == TransactionKind.RECONCILIATION && !answers)
                || answers == issuer;
    }

    private static boolean isNetworkAnswer(Inbound message) {
        return message.kind == TransactionKind.NETWORK_MANAGEMENT
                && MessageTypes.isAnswer(message.mti);
    }

    private void networkAnswered(Inbound message) {
        int networkCode =
                message.networkCode == Inbound.ABSENT
                        ? network.codeOf(message.stan)
                        : message.networkCode;
        if (message.responseCode != ResponseCode.APPROVED) {
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: network management {} answered {} (expected: 00)",
                        settings.name(),
                        networkCode,
                        ResponseCode.text(message.responseCode));
            }
            return;
        }
        answered = true;
        answersEcho = true;
        if (networkCode == NetworkCode.SIGN_ON) {
            lane.signOn(settings.id(), true);
        }
    }

    /**
     * Sends an effect on its connection if that is still up, else on any; flushed later. Its slot
     * is given back whatever happens.
     *
     * @return false when the link is down
     */
    boolean send(Effect effect) {
        Slot slot = effect.slot();
        try {
            Connection connection = places.find(effect.connection());
            if (connection == null) {
                LinkCounters.increment(counters.undelivered);
                return false;
            }
            MessageView behind = leaving.of(slot);
            long request = requestOf(effect, behind);
            connection.write(encode(effect, behind, connection), request);
            sent.sent(effect);
            return true;
        } finally {
            if (slot != null) {
                slot.release();
            }
        }
    }

    private int encode(Effect effect, @Nullable MessageView behind, Connection connection) {
        try {
            return encoder.encode(effect, behind, connection.message());
        } catch (RuntimeException e) {
            connection.wipeMessage();
            throw e;
        }
    }

    void flush() {
        for (int i = 0; i < places.size(); i++) {
            places.at(i).flush();
        }
    }

    /** Lets connections go on that had stopped for want of room. */
    void resume() {
        for (int i = 0; i < places.size(); i++) {
            places.at(i).resume();
        }
    }

    /** Closes connections that took too long with something, and tells what was left out. */
    void checkTime() {
        warnings.summarise();
        arrivals.summarise();
        long nowNs = clock.nanoTime();
        for (Connection connection : places.all()) {
            connection.checkTime(nowNs);
        }
    }

    /** Tests every connection's line; the test before has had its time. */
    void echo() {
        answersEcho = answered;
        answered = false;
        for (Connection connection : places.all()) {
            sendNetwork(connection, NetworkCode.ECHO);
        }
    }

    /** What a frame must be given before it can be written. */
    void writeFrame(ByteBuf out, Connection connection, int messageLength, long request) {
        settings.framing().writeHeader(out, messageLength);
        if (headers.answer(request, connection.headers().written())) {
            connection.headers().write(out);
        } else {
            connection.headers().writeOwn(out, messageLength);
        }
    }

    private long requestOf(Effect effect, @Nullable MessageView behind) {
        return switch (effect.kind()) {
            case FORWARD, REVERSE -> RequestHeaders.NONE;
            case ANSWER -> headers.key(effect.facts());
            case ANSWER_INBOUND -> behind == null ? RequestHeaders.NONE : headers.key(behind);
        };
    }

    List<Connection> connections() {
        return places.all();
    }
}
