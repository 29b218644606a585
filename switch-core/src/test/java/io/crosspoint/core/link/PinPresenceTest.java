package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Rules must know whether a PIN came; the engine must not see the PIN block. */
class PinPresenceTest {
    private final Dialect dialect = Dialects.bundled("cups");
    private final PanSealer sealer = EngineHarness.RING.newPanSealer();
    private final Inbound message = new Inbound();
    private final MessageReader reader =
            new MessageReader(
                    new EmbeddedLink(48_010_000, sealer).link.settings(),
                    new CardNumbers(sealer, LinkHarness.TOKENS),
                    new Reader1987(),
                    new ResponseCodeTable(dialect));

    private void read(MessageWriter written) {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        MessageView view = new MessageView(dialect);
        assertThat(view.wrap(bytes, 0, written.encode(bytes, 0))).isTrue();
        assertThat(reader.read(view, message)).isEqualTo(ResponseCode.NONE);
    }

    @Test
    void shouldTellWhetherAPinBlockCame() {
        MessageWriter writer = new MessageWriter(dialect);
        read(
                LinkMessages.purchase(writer, 1, LinkMessages.PAN)
                        .bytes(52, new UnsafeBuffer(new byte[8]), 0, 8));
        assertThat(message.pinPresent).isTrue();
        read(LinkMessages.purchase(writer, 2, LinkMessages.PAN));
        assertThat(message.pinPresent).isFalse();
    }
}
