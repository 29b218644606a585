package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Issuer and closed loop as one process: listens as the issuer, tells so with a line {@code issuer
 * PORT}, runs the load against the target once it accepts, prints the result as one line of JSON.
 */
public final class LoadMain {
    private static final String USAGE =
            "ISSUER_PORT TARGET_PORT CONNECTIONS WINDOW WARM_UP_SECONDS SECONDS";

    private LoadMain() {}

    public static void main(String[] args) throws InterruptedException {
        int[] numbers = numbers(args);
        EventLoop loop = EventLoops.group(1, "load").next();
        try (EchoIssuer issuer = EchoIssuer.listen(loop, numbers[0])) {
            System.out.println("issuer " + issuer.port());
            LoadOptions options =
                    new LoadOptions(
                            List.of(EventLoops.loopback(numbers[1])),
                            numbers[2],
                            numbers[3],
                            0,
                            Duration.ofSeconds(numbers[4]),
                            Duration.ofSeconds(numbers[5]),
                            false,
                            PurchaseProfile.reference());
            AcceptedPort.await(loop, options.targets().get(0), Duration.ofSeconds(20)).sync();
            PurchaseLoad load = PurchaseLoad.start(loop, options, InstantSource.system());
            load.result().await();
            if (!load.result().isSuccess()) {
                System.err.println(load.result().cause().getMessage());
                System.exit(1);
            }
            System.out.println(load.result().getNow().json());
            System.exit(load.result().getNow().isClean() ? 0 : 1);
        }
    }

    private static int[] numbers(String[] args) {
        int[] numbers = new int[6];
        try {
            if (args.length == numbers.length) {
                for (int i = 0; i < args.length; i++) {
                    numbers[i] = Integer.parseInt(args[i]);
                }
                return numbers;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        System.err.println("found: " + String.join(" ", args) + " (expected: " + USAGE + ")");
        System.exit(2);
        return numbers;
    }
}
