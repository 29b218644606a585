package io.crosspoint.core.link;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The connections of a link, as many as it may have, and who may become one of them. */
final class Places {
    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final LinkSettings settings;
    private final LinkCounters counters;
    private final LinkWarnings warnings;
    private final LinkWarnings arrivals;
    private final List<Connection> connections = new ArrayList<>();
    private int lastId;
    private volatile int count;

    /**
     * @param arrivals for what is told of connections that come and go
     */
    Places(
            LinkSettings settings,
            LinkCounters counters,
            LinkWarnings warnings,
            LinkWarnings arrivals) {
        this.settings = settings;
        this.counters = counters;
        this.warnings = warnings;
        this.arrivals = arrivals;
    }

    /**
     * Whether a newcomer may have a place. When all are taken, the oldest connection that has not
     * yet sent a sound message is to give up its own: who only connects keeps nobody out.
     *
     * @param from null when the connection has ended already
     */
    boolean admit(@Nullable InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        if (!settings.admission().peers().contains(address)) {
            LinkCounters.increment(counters.refusedPeers);
            if (warnings.mayWrite()) {
                LOG.warn(
                        "link {}: connection from {} refused (expected: one of the link's peers)",
                        settings.name(),
                        address == null ? "nowhere" : address.getHostAddress());
            }
            return false;
        }
        if (connections.size() < settings.maxConnections() || unproven() != null) {
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

    /** The connection that has to go for one that is admitted now, if one has. */
    @Nullable Connection toDisplace() {
        return connections.size() < settings.maxConnections() ? null : unproven();
    }

    private @Nullable Connection unproven() {
        for (Connection connection : connections) {
            if (!connection.isProven()) {
                return connection;
            }
        }
        return null;
    }

    /** Returns the number of the new connection. */
    int add(Connection connection) {
        connections.add(connection);
        count = connections.size();
        tell("connected");
        return ++lastId;
    }

    /** False when it had no place, or has it no more. */
    boolean remove(Connection connection) {
        if (!connections.remove(connection)) {
            return false;
        }
        count = connections.size();
        tell("disconnected");
        return true;
    }

    private void tell(String what) {
        if (arrivals.mayWrite()) {
            LOG.info("link {}: {}, {} up", settings.name(), what, connections.size());
        }
    }

    /** The connection of that number if it is still up, else any; null when there is none. */
    @Nullable Connection find(int id) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).id() == id) {
                return connections.get(i);
            }
        }
        return connections.isEmpty() ? null : connections.get(lastId % connections.size());
    }

    boolean isEmpty() {
        return connections.isEmpty();
    }

    int size() {
        return connections.size();
    }

    Connection at(int index) {
        return connections.get(index);
    }

    /** Any thread. */
    int count() {
        return count;
    }

    /** A copy: what is done with them may end some. */
    List<Connection> all() {
        return List.copyOf(connections);
    }
}
