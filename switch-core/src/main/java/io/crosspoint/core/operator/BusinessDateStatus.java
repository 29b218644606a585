package io.crosspoint.core.operator;

/**
 * Business dates as yyyymmdd numbers.
 *
 * @param open date that transactions accepted now carry; 0 before the first was opened
 * @param closing date that was cut over and still has transactions in flight; 0 without
 * @param closingInFlight how many those are
 * @param lastClosed date sealed last; 0 without
 */
public record BusinessDateStatus(int open, int closing, int closingInFlight, int lastClosed) {}
