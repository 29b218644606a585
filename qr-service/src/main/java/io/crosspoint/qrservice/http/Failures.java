package io.crosspoint.qrservice.http;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletionException;

/** Why a stage failed, without the wrapping of stages that depend on it. */
final class Failures {
    private Failures() {}

    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
