package io.crosspoint.perf.soak;

/** Who is at the other end of a link. */
interface Switchboard {
    /** A message of the switch arrives at a member. */
    void toMember(int link, Wire message);

    /** A message of a member arrives at the switch. */
    void toSwitch(int link, Wire message);
}
