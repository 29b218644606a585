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
import java.util.ArrayList;
import java.util.List;

/**
 * One member's link: its connections, what it reads for the lane and what it sends of the lane's.
 */
public final class MemberLink {
    private static final Logger LOG = LoggerFactory.getLogger(MemberLink.class);
    private static final int STAN = 11;

    private final LinkSettings settings;
    private final Lane lane;
    private final EpochNanoClock clock;
    private final SlotPool slots;
    private final MessageReader reader;
    private final EffectEncoder encoder;
    private final NetworkEncoder network;
    private final @Nullable RequestHeaders headers;
    private final LinkCounters counters = new LinkCounters();
    private final LinkWarnings warnings;
    private final LinkWarnings arrivals;
    private final List<Connection> connections = new ArrayList<>();
    private int lastConnectionId;
    private volatile int connectionCount;
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
        CardNumbers cards = new CardNumbers(sealer, tokens);
        reader = new MessageReader(settings, cards);
        encoder = new EffectEncoder(settings.dialect(), cards);
        headers =
                RequestHeaders.areKept(settings.framing())
                        ? new RequestHeaders(settings.framing())
                        : null;
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
        return connectionCount;
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
     * Whether a newcomer may have a place. When all are taken, the oldest connection that has not
     * yet sent a sound message gives up its own: who only connects keeps nobody out.
     *
     * @param from null when the connection has ended already
     */
    boolean admits(@Nullable InetSocketAddress from) {
        if (!settings.admission().peers().contains(from == null ? null : from.getAddress())) {
            LinkCounters.increment(counters.refusedPeers);
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: connection from {} refused (expected: one of the link's peers)",
                        settings.name(),
                        from == null ? "nowhere" : from.getAddress().getHostAddress());
            }
            return false;
        }
        if (connections.size() < settings.maxConnections() || makeRoom()) {
            return true;
        }
        LinkCounters.increment(counters.refusedFull);
        if (warnings.mayWrite()) {
            LOG.warn(
                    "link {}: connection refused, {} are up (expected: <= {})",
                    settings.name(),
                    connections.size(),
                    settings.maxConnections());
        }
        return false;
    }

    /** The place is free at once, not when the channel has told that it is closed. */
    private boolean makeRoom() {
        for (Connection connection : connections) {
            if (!connection.isProven()) {
                connection.displace();
                closed(connection);
                return true;
            }
        }
        return false;
    }

    int opened(Connection connection) {
        connections.add(connection);
        connectionCount = connections.size();
        tell("connected");
        if (settings.role() == LinkSettings.Role.ISSUER) {
            sendNetwork(connection, NetworkCode.SIGN_ON);
        }
        return ++lastConnectionId;
    }

    void closed(Connection connection) {
        if (connections.remove(connection)) {
            connectionCount = connections.size();
            tell("disconnected");
            if (connections.isEmpty()) {
                answersEcho = false;
                lane.signOn(settings.id(), false);
            }
        }
    }

    private void tell(String what) {
        if (arrivals.mayWrite()) {
            LOG.info("link {}: {}, {} up", settings.name(), what, connections.size());
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
        if (!slot.index(length)) {
            malformed(slot, length, from);
            return false;
        }
        keepHeader(slot, from);
        Inbound message = slot.message();
        int refusal = reader.read(slot.view(), message);
        message.connection = from.id();
        if (refusal != ResponseCode.NONE) {
            refuse(slot, length, refusal, from);
            return false;
        }
        if (!mayCome(message)) {
            from.malformed(
                    "message type " + slot.view().mti() + " (expected: one of the link's role)",
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

    /** A request of which enough could be read to be found again is answered. */
    private void malformed(Slot slot, int length, Connection from) {
        MessageView view = slot.view();
        if (settings.malformed() == LinkSettings.Malformed.REJECT
                && !settings.framing().hasRejectCode()
                && isRequest(view.mti())
                && view.salvage()
                && view.has(STAN)) {
            LinkCounters.increment(counters.rejected);
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: message {} refused with 30: {}",
                        settings.name(),
                        view.mti(),
                        view.error().describe());
            }
            from.write(
                    encodeRefusal(slot, ResponseCode.FORMAT_ERROR, from), keepHeader(slot, from));
            from.flush();
        } else {
            from.malformed(view.error().describe(), slot.buffer(), length);
        }
    }

    private boolean isRequest(int mti) {
        return settings.role() == LinkSettings.Role.ACQUIRER
                && settings.dialect().messageType(mti) != null
                && (mti / 10 & 1) == 0;
    }

    /** Issuers answer and acquirers ask; both may manage the line. */
    private boolean mayCome(Inbound message) {
        boolean answers = (message.mti / 10 & 1) == 1;
        boolean issuer = settings.role() == LinkSettings.Role.ISSUER;
        return message.kind == TransactionKind.NETWORK_MANAGEMENT || answers == issuer;
    }

    private static boolean isNetworkAnswer(Inbound message) {
        return message.kind == TransactionKind.NETWORK_MANAGEMENT && (message.mti / 10 & 1) == 1;
    }

    private void networkAnswered(Inbound message) {
        if (message.responseCode != ResponseCode.APPROVED) {
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: network management {} answered {} (expected: 00)",
                        settings.name(),
                        message.networkCode,
                        ResponseCode.text(message.responseCode));
            }
            return;
        }
        answered = true;
        answersEcho = true;
        if (message.networkCode == NetworkCode.SIGN_ON) {
            lane.signOn(settings.id(), true);
        }
    }

    /** Answers what can be answered; a message of a type that has no answer ends the connection. */
    private void refuse(Slot slot, int length, int code, Connection from) {
        LinkCounters.increment(counters.rejected);
        if (code == ResponseCode.NOT_PERMITTED_TO_TERMINAL) {
            LinkCounters.increment(counters.foreignInstitution);
        }
        int mti = slot.view().mti();
        if (warnings.mayWrite()) {
            LOG.warn(
                    "link {}: message {} refused with {}, field {}",
                    settings.name(),
                    mti,
                    ResponseCode.text(code),
                    reader.fieldAtFault());
        }
        boolean answerable = settings.dialect().messageType(mti) != null && (mti / 10 & 1) == 0;
        if (answerable) {
            from.write(encodeRefusal(slot, code, from), requestOf(slot));
            from.flush();
        } else {
            from.malformed(
                    "message type " + mti + " (expected: one of the dialect's, with its fields)",
                    slot.buffer(),
                    length);
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
            Connection connection = connection(effect.connection());
            if (connection == null) {
                LinkCounters.increment(counters.undelivered);
                return false;
            }
            long request = requestOf(effect);
            connection.write(encode(effect, connection), request);
            return true;
        } finally {
            if (slot != null) {
                slot.release();
            }
        }
    }

    private int encode(Effect effect, Connection connection) {
        try {
            return encoder.encode(effect, connection.message());
        } catch (RuntimeException e) {
            connection.wipeMessage();
            throw e;
        }
    }

    private int encodeRefusal(Slot slot, int code, Connection connection) {
        try {
            return encoder.refusal(slot.view(), code, connection.message());
        } catch (RuntimeException e) {
            connection.wipeMessage();
            throw e;
        }
    }

    private @Nullable Connection connection(int id) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).id() == id) {
                return connections.get(i);
            }
        }
        return connections.isEmpty()
                ? null
                : connections.get(lastConnectionId % connections.size());
    }

    void flush() {
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).flush();
        }
    }

    /** Lets connections go on that had stopped for want of room. */
    void resume() {
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).resume();
        }
    }

    /** Closes connections that took too long with something, and tells what was left out. */
    void checkTime() {
        warnings.summarise();
        arrivals.summarise();
        long nowNs = clock.nanoTime();
        for (Connection connection : List.copyOf(connections)) {
            connection.checkTime(nowNs);
        }
    }

    /** Tests every connection's line; the test before has had its time. */
    void echo() {
        answersEcho = answered;
        answered = false;
        for (Connection connection : List.copyOf(connections)) {
            sendNetwork(connection, NetworkCode.ECHO);
        }
    }

    /** What a frame must be given before it can be written. */
    void writeFrame(ByteBuf out, Connection connection, int messageLength, long request) {
        settings.framing().writeHeader(out, messageLength);
        if (headers != null
                && request != RequestHeaders.NONE
                && headers.answer(request, connection.ownHeader())) {
            connection.writeHeader(out);
        } else {
            connection.writeOwnHeader(out, messageLength);
        }
    }

    private long keepHeader(Slot slot, Connection from) {
        MessageView view = slot.view();
        if (headers == null || (view.mti() / 10 & 1) == 1) {
            return RequestHeaders.NONE;
        }
        long request = headers.key(view);
        headers.keep(request, from.header());
        return request;
    }

    private long requestOf(Slot slot) {
        return headers == null ? RequestHeaders.NONE : headers.key(slot.view());
    }

    private long requestOf(Effect effect) {
        Slot slot = effect.slot();
        return switch (effect.kind()) {
            case FORWARD, REVERSE -> RequestHeaders.NONE;
            case ANSWER -> headers == null ? RequestHeaders.NONE : headers.key(effect.facts());
            case ANSWER_INBOUND -> slot == null ? RequestHeaders.NONE : requestOf(slot);
        };
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }
}
