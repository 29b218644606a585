package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.commitlog.ChannelForce;

/** How a journal makes its files durable. */
record Forces(LedgerForce ledger, ChannelForce commitLog) {}
