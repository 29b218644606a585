package io.crosspoint.perf.sim;

import io.netty.channel.EventLoop;

import java.util.concurrent.Callable;

/** Reads state that belongs to an event loop from whatever thread. */
final class OnLoop {
    private OnLoop() {}

    static <T> T call(EventLoop loop, Callable<T> state) {
        try {
            return loop.inEventLoop()
                    ? state.call()
                    : loop.submit(state).syncUninterruptibly().getNow();
        } catch (Exception e) {
            throw new IllegalStateException("state could not be read", e);
        }
    }
}
