package io.crosspoint.perf.codec;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.load.PurchaseProfile;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The reference purchase, with a MAC in DE128, in each dialect. */
final class ReferenceMessages {
    static final String ASCII = "iso87-ascii";
    static final String BINARY = "iso87-binary";
    static final String CUPS = "cups";

    /** Room for one message of any of them. */
    static final int ROOM = 1024;

    /** How many messages a mix has. */
    static final int MIXED = 16;

    private static final String MAC_AS_TEXT = "A1B2C3D4";
    private static final String MAC_AS_HEX = MAC_AS_TEXT + "E5F60718";

    private ReferenceMessages() {}

    static byte[] purchase(String dialect) {
        byte[] bytes = PurchaseProfile.reference().purchase();
        MessageView ascii = view(Dialects.bundled(ASCII), bytes);
        Dialect target = Dialects.bundled(dialect);
        MessageWriter writer = new MessageWriter(target).startFrom(ascii, ascii.mti());
        if (writer.dropped() != 0) {
            throw new IllegalStateException(writer.dropped() + " fields do not fit " + dialect);
        }
        writer.text(128, dialect.equals(CUPS) ? MAC_AS_TEXT : MAC_AS_HEX);
        UnsafeBuffer into = new UnsafeBuffer(new byte[ROOM]);
        byte[] message = new byte[writer.encode(into, 0)];
        into.getBytes(0, message);
        return message;
    }

    /** Purchases that differ in the lengths of card number, chip data and private data. */
    static List<byte[]> mix(String dialect) {
        MessageView reference = view(Dialects.bundled(dialect), purchase(dialect));
        MessageWriter writer = new MessageWriter(reference.dialect());
        UnsafeBuffer into = new UnsafeBuffer(new byte[ROOM]);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < MIXED; i++) {
            writer.startFrom(reference, reference.mti())
                    .text(2, i % 4 == 0 ? "6212340000000000004" : "6212340000000001")
                    .text(60, "0".repeat(20 + i * 7 % 12));
            if (i % 3 == 0) {
                writer.remove(23);
            }
            messages.add(Arrays.copyOf(into.byteArray(), writer.encode(into, 0)));
        }
        return messages;
    }

    static MessageView view(Dialect dialect, byte[] bytes) {
        MessageView view = new MessageView(dialect);
        if (!view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)) {
            throw new IllegalStateException(view.error().describe());
        }
        return view;
    }
}
