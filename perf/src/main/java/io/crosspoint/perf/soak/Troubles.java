package io.crosspoint.perf.soak;

/** Plans what befalls the switch and its links: crashes, drops, cut-overs. */
final class Troubles {
    private static final long MS = World.MS;

    private final World world;
    private final Network network;
    private final SwitchHost host;
    private final Obligations obligations;
    private final Tokens tokens;

    Troubles(
            World world, Network network, SwitchHost host, Obligations obligations, Tokens tokens) {
        this.tokens = tokens;
        this.world = world;
        this.network = network;
        this.host = host;
        this.obligations = obligations;
    }

    void plan() {
        planCrash();
        planCutOver();
        new RiskOperator(world, host).plan();
        planTokens();
        for (int link = 0; link < Members.LINKS; link++) {
            if (isLink(link)) {
                planDrop(link);
            }
        }
    }

    private static boolean isLink(int link) {
        return Members.isIssuer(link)
                || (link >= Members.FIRST_ACQUIRER
                        && link < Members.FIRST_ACQUIRER + Members.ACQUIRERS);
    }

    void startProcess() {
        host.start();
        for (int link = 0; link < Members.LINKS; link++) {
            if (isLink(link)) {
                planConnect(link, 200 * MS);
            }
        }
    }

    private void planConnect(int link, long withinNs) {
        world.after(world.chance.between(MS, withinNs), () -> connect(link));
    }

    private void connect(int link) {
        if (!host.isUp() || network.isUp(link)) {
            return;
        }
        network.connect(link);
        world.note(0, "link " + link + " is up");
        if (Members.isIssuer(link)) {
            world.after(world.chance.between(MS, 50 * MS), () -> signOn(link));
        }
    }

    private void signOn(int link) {
        if (network.isUp(link)) {
            host.signOn(link, true);
        }
    }

    private void planDrop(int link) {
        world.after(world.chance.between(500 * MS, 40_000 * MS), () -> drop(link));
    }

    private void drop(int link) {
        if (world.may(Fault.LINK_DROP) && network.isUp(link)) {
            world.note(0, "link " + link + " drops");
            network.drop(link);
            obligations.waive(link);
            if (Members.isIssuer(link)) {
                host.signOn(link, false);
            }
            planConnect(link, world.chance.oneIn(3) ? 8_000 * MS : 200 * MS);
        }
        planDrop(link);
    }

    private void planCutOver() {
        world.after(
                world.chance.between(1_000 * MS, 20_000 * MS),
                () -> {
                    if (world.may(Fault.CUT_OVER)) {
                        host.cutOver();
                    }
                    planCutOver();
                });
    }

    private void planTokens() {
        world.after(
                world.chance.between(20 * MS, 400 * MS),
                () -> {
                    if (world.may(Fault.TOKENS)) {
                        tokens.act();
                    }
                    planTokens();
                });
    }

    private void planCrash() {
        world.after(world.chance.between(300 * MS, 20_000 * MS), this::crash);
    }

    private void crash() {
        if (world.may(Fault.CRASH)) {
            if (world.chance.oneIn(3)) {
                host.crash("between two rounds");
            } else {
                host.lightFuse();
            }
        }
        planCrash();
    }

    /** The process has ended: its connections with it; another starts, and may soon end too. */
    void crashed() {
        for (int link = 0; link < Members.LINKS; link++) {
            network.drop(link);
            obligations.waive(link);
        }
        world.after(
                world.chance.between(10 * MS, 1_500 * MS),
                () -> {
                    startProcess();
                    if (world.strikes(Fault.CRASH, 3)) {
                        world.after(world.chance.between(0, 40 * MS), this::crashInRecovery);
                    } else if (world.strikes(Fault.CRASH, 3)) {
                        host.lightFuse();
                    }
                });
    }

    private void crashInRecovery() {
        if (world.may(Fault.CRASH)) {
            host.crash("just after its start");
        }
    }
}
