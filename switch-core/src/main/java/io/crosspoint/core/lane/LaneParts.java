package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import org.agrona.concurrent.EpochNanoClock;

/**
 * What a lane owns: the state machines, folded up to the end of their streams, and the streams.
 *
 * @param clock epoch nanoseconds
 */
public record LaneParts(
        Engine engine,
        Stream transactions,
        TokenVault vault,
        Stream tokenStream,
        QrRegistry registry,
        Stream codeStream,
        EpochNanoClock clock) {}
