package io.crosspoint.core.link;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.LaneParts;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.lane.Outlet;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** An acquirer's link of the cups dialect without sockets: the lane runs when told. */
final class EmbeddedLink implements Outlet {
    static final int INBOX = 16;
    static final int SLOTS = 32;
    static final int IDLE_SECONDS = 600;
    static final int PROVING_SECONDS = 30;
    static final int PLACES = 4;

    final Lane lane;
    final MemberLink link;
    final List<Effect> left = new ArrayList<>();
    long nowNs = EngineHarness.NOW;
    private final Dialect dialect = Dialects.bundled("cups");
    private final MessageWriter writer = new MessageWriter(dialect);

    EmbeddedLink(long peerStation, PanSealer sealer) {
        this(peerStation, sealer, PeerNetworks.any());
    }

    EmbeddedLink(long peerStation, PanSealer sealer, PeerNetworks peers) {
        EpochNanoClock clock = () -> nowNs;
        lane = lane(clock);
        lane.doWork();
        LinkSettings settings = settings(peerStation, peers);
        link = new MemberLink(settings, lane, clock, sealer, LinkHarness.TOKENS);
    }

    private Lane lane(EpochNanoClock clock) {
        TokenVault vault = EngineHarness.newVault();
        QrRegistry registry = EngineHarness.newRegistry();
        Stream stream = stream();
        Engine engine =
                new Engine(
                        EngineHarness.settings(),
                        EngineHarness.ranges(),
                        EngineHarness.policies(),
                        vault,
                        registry,
                        stream.batch());
        LaneParts parts = new LaneParts(engine, stream, vault, stream(), registry, stream(), clock);
        LaneSettings settings = new LaneSettings(INBOX, 64, 256, 16);
        return new Lane(settings, parts, EngineHarness.REMEMBERED, this, () -> {});
    }

    private static Stream stream() {
        MemoryJournal journal = MemoryJournal.durableAtOnce();
        return new Stream(journal, journal.newBatch(1 << 18));
    }

    private LinkSettings settings(long peerStation, PeerNetworks peers) {
        return new LinkSettings(
                LinkHarness.ACQUIRER,
                "acquirer",
                LinkSettings.Role.ACQUIRER,
                true,
                "127.0.0.1",
                0,
                dialect,
                Framing.CUPS,
                2048,
                PLACES,
                SLOTS,
                20_000,
                false,
                48_000_000,
                peerStation,
                59,
                0,
                IDLE_SECONDS,
                LinkSettings.Malformed.REJECT,
                InstitutionCodes.of(List.of(48_010_000L, 48_010_001L)),
                InstitutionCodes.of(List.of(48_020_000L)),
                new Admission(peers, PROVING_SECONDS),
                false);
    }

    @Override
    public boolean offer(Effect effect) {
        return left.add(effect);
    }

    @Override
    public void flush() {}

    /** A connection that is up. */
    EmbeddedChannel connect() {
        EmbeddedChannel channel = new EmbeddedChannel();
        Connection.install(link, channel, () -> {});
        return channel;
    }

    static Connection connection(EmbeddedChannel channel) {
        return channel.pipeline().get(Connection.class);
    }

    /** A purchase that the dialect allows. */
    MessageWriter purchase(int stan, String card) {
        return LinkMessages.purchase(writer, stan, card);
    }

    /** The message just begun, as the member sends it. */
    ByteBuf frame() {
        byte[] bytes = new byte[2048];
        int headerLength = Framing.CUPS.headerLength();
        UnsafeBuffer frame = new UnsafeBuffer(bytes);
        int length = writer.encode(frame, headerLength);
        Framing.CUPS.writeHeader(frame, 0, length);
        CupsHeader.write(frame, 4, CupsHeader.TEST, 48_000_000, 48_010_000, length);
        return Unpooled.wrappedBuffer(bytes, 0, headerLength + length);
    }

    /** Slots that nobody holds. */
    int freeSlots() {
        List<Slot> taken = new ArrayList<>();
        for (Slot slot = link.takeSlot(); slot != null; slot = link.takeSlot()) {
            taken.add(slot);
        }
        taken.forEach(Slot::release);
        return taken.size();
    }
}
