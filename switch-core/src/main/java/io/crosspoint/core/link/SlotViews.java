package io.crosspoint.core.link;

import io.crosspoint.core.lane.Slot;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages behind what a link sends, where they lie in their slots: one view for each dialect
 * that they came in, put over one slot after the other. A view with its index is several times as
 * large as a message; indexing once more, in memory the core has at hand, costs less than keeping
 * the index of each. Owned by the event loop of the link.
 */
final class SlotViews {
    private final List<MessageView> views = new ArrayList<>();

    /**
     * The view of a message that was found sound when it came; valid until the next one is asked
     * for.
     */
    @Nullable MessageView of(@Nullable Slot slot) {
        if (slot == null) {
            return null;
        }
        MessageView view = in(slot.dialect());
        if (!view.wrap(slot.buffer(), 0, slot.length())) {
            throw new IllegalStateException(
                    "a message changed in its slot: " + view.error().describe());
        }
        return view;
    }

    private MessageView in(Dialect dialect) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).dialect() == dialect) {
                return views.get(i);
            }
        }
        MessageView made = new MessageView(dialect);
        views.add(made);
        return made;
    }
}
