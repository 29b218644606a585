package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BooleanSupplier;

/**
 * Near the end of storage nothing new is begun, so that what is under way can be finished. Lane's
 * thread.
 */
final class SpaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);

    private final Engine engine;
    private final BooleanSupplier storage;
    private boolean low;

    /**
     * There is space.
     *
     * @param storage whether any stream's storage is nearly full
     */
    SpaceWatch(Engine engine, BooleanSupplier storage) {
        this.engine = engine;
        this.storage = storage;
    }

    void look() {
        boolean isLow = storage.getAsBoolean();
        if (isLow == low) {
            return;
        }
        low = isLow;
        engine.stopNew(low);
        if (low) {
            LOG.error(
                    "storage is nearly full: new transactions are answered 96 until there is space");
        } else {
            LOG.info("storage has space again: new transactions are taken");
        }
    }

    /** Whether new transactions are refused for want of storage. */
    boolean isLow() {
        return low;
    }
}
