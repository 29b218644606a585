package io.crosspoint.core.link;

import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.Outlet;
import io.netty.channel.EventLoop;

import org.jctools.queues.SpscArrayQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries effects from the lane to the event loop of the links and encodes them there. What was
 * encoded is written to the sockets when the event loop has read all that was ready, however many
 * rounds of the lane that took: a write costs more than encoding a dozen messages.
 */
public final class EventLoopOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoopOutlet.class);

    private final EventLoop loop;
    private final SpscArrayQueue<Effect> queue;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final Runnable flushLinks = this::flushLinks;
    private MemberLink[] links = new MemberLink[0];
    private MemberLink[] opened = new MemberLink[0];
    private @Nullable Lane lane;
    private boolean flushing;

    /**
     * An outlet that {@link #connect} opens.
     *
     * @param most effects that may wait for the event loop
     */
    public EventLoopOutlet(EventLoop loop, int most) {
        this.loop = loop;
        queue = new SpscArrayQueue<>(most);
    }

    /** Names the links and where effects go back to; before the first effect. */
    public void connect(Lane owner, Collection<MemberLink> all) {
        MemberLink[] byId = new MemberLink[1024];
        for (MemberLink link : all) {
            byId[link.settings().id()] = link;
        }
        lane = owner;
        links = byId;
        opened = all.toArray(MemberLink[]::new);
    }

    @Override
    public boolean offer(Effect effect) {
        return queue.offer(effect);
    }

    @Override
    public void flush() {
        if (loop.inEventLoop()) {
            drain();
        } else if (!queue.isEmpty() && scheduled.compareAndSet(false, true)) {
            loop.execute(drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        Lane owner = lane;
        if (owner == null) {
            return;
        }
        boolean written = false;
        for (Effect effect = queue.poll(); effect != null; effect = queue.poll()) {
            if (send(effect)) {
                written = true;
            } else if (effect.kind() == Effect.Kind.FORWARD) {
                owner.undelivered(effect);
            }
            owner.recycle(effect);
        }
        if (written && !flushing) {
            flushing = true;
            loop.execute(flushLinks);
        }
        for (MemberLink link : opened) {
            link.resume();
        }
    }

    private void flushLinks() {
        flushing = false;
        for (MemberLink link : opened) {
            link.flush();
        }
    }

    /** One message that cannot be made must not stop the others. */
    private boolean send(Effect effect) {
        MemberLink link = effect.link() < links.length ? links[effect.link()] : null;
        try {
            return link != null && link.send(effect);
        } catch (RuntimeException e) {
            LOG.error(
                    "link {}: a {} could not be sent: {}",
                    effect.link(),
                    effect.kind(),
                    e.toString());
            return false;
        }
    }
}
