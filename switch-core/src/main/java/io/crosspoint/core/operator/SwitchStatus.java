package io.crosspoint.core.operator;

/**
 * The switch at one moment. Counts start with the process unless said otherwise.
 *
 * @param version of the software
 * @param startedAtNs epoch nanoseconds at which the lane started
 * @param ready links listen, the journal works and a business date is open
 * @param inFlight transactions sent to an issuer and not concluded
 * @param reversalsPending reversals that no issuer has confirmed yet
 * @param advicesPending advices that the switch answered and their issuers have not taken yet
 * @param deliveriesDoubtful reversals and advices that wait for an operator
 * @param journalPosition sequence of the last record of the transaction stream
 * @param durablePosition sequence up to which that stream is durable
 * @param lowOnSpace storage is nearly full: new transactions are answered 96 until it has space
 * @param counters see {@link SwitchCounters}
 */
public record SwitchStatus(
        String version,
        long startedAtNs,
        boolean ready,
        int inFlight,
        int reversalsPending,
        int advicesPending,
        int deliveriesDoubtful,
        long journalPosition,
        long durablePosition,
        boolean lowOnSpace,
        SwitchCounters counters) {}
