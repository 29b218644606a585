/**
 * The switch under a seed: the real lane and engine over a journal in memory, between simulated
 * acquirers, issuers, a requestor of tokens and a network that loses, delays, repeats and reorders,
 * with links that drop, rules that are loaded anew and a process that crashes at every kind of
 * point. One thread, no real time, no socket, no file; everything by chance comes from the seed, so
 * that a failure happens again.
 *
 * <pre>
 *   AcquirerModel ─ Network ─ Inlet ─▶ Lane, Engine ─▶ Gate ─ Network ─ IssuerModel
 *        │                            │       │         │                    │
 *       book                 IndexBeside  FaultyJournal  Audit             book
 *        └───────────────────────────── Verdict ──────────────────────────────┘
 * </pre>
 *
 * A run begins with a {@code Past} that has mostly left the engine's memory: follow-ups of it wait
 * for the index of originals, the switch's own over an {@code IndexDisk} in memory, late by chance.
 * Then come two parts: trouble for so many steps, then quiet, in which faults are off and all who
 * wait are given time. Rules that must hold at each moment are checked where they could break (the
 * gate, the books), the rest by the verdict after quiet. A {@link io.crosspoint.perf.soak.Defect}
 * is planted at the seams to show that the rules do find something.
 *
 * <p>Real sockets, files or dialects must not enter.
 */
@NullMarked
package io.crosspoint.perf.soak;

import org.jspecify.annotations.NullMarked;
