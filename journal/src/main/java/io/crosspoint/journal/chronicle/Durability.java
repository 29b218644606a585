package io.crosspoint.journal.chronicle;

/** What an acknowledged record survives. */
public enum Durability {
    /** The end of the process, however it ends; not of the operating system. */
    PROCESS,

    /** Loss of power: a record counts as durable only when it has been forced to storage. */
    DISK
}
