package io.crosspoint.core.risk;

/**
 * One entry of the hot list.
 *
 * @param number counted from 1, never given twice
 * @param responseCode that payments are declined with, {@code 256 * first + second} character
 * @param sinceNs epoch nanoseconds of its last change
 */
public record HotEntry(int number, HotKey key, int responseCode, long sinceNs) {}
