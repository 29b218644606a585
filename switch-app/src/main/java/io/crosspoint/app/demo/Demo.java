package io.crosspoint.app.demo;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The whole story, told once: banks, switch and acquirers come up; tokens and codes are made; the
 * mixed stream flows, with a restart in its middle; the day is closed and cleared; and everything
 * that anybody wrote down is held against the journal.
 */
public final class Demo {
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_DIFFERENCES = 20;

    private final DemoOptions options;
    private final List<String> runCommand;
    private final PrintWriter out;
    private final PrintWriter err;
    private final DemoFolder folder = DemoFolder.find();

    /**
     * Starts nothing yet.
     *
     * @param runCommand the command line that runs a switch, without its options
     * @param out for the tables
     * @param err for progress, and for what disagrees
     */
    public Demo(DemoOptions options, List<String> runCommand, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.runCommand = List.copyOf(runCommand);
        this.out = out;
        this.err = err;
    }

    /**
     * Runs to the end, or with {@code keepRunning} until the process is told to stop.
     *
     * @return whether everything agreed; what did not was printed to {@code err}
     * @throws DemoException when it could not be brought to its end
     */
    public boolean run() throws InterruptedException {
        long beginNs = System.nanoTime();
        folder.remake();
        SwitchConfig config = folder.config();
        String key = newKeyStore(config);
        try (MembersLog _ = new MembersLog(folder.files().resolve("members.log"));
                Members members = new Members(config);
                SwitchChild child = new SwitchChild(runCommand, folder, key)) {
            return run(config, members, child, beginNs);
        }
    }

    private String newKeyStore(SwitchConfig config) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String hex = HexFormat.of().formatHex(key);
        Path file = folder.resolve(config.keyStore());
        try (Secret secret = Secret.key(key)) {
            Files.createDirectories(file.getParent());
            KeyStoreFile.create(file, secret);
        } catch (IOException e) {
            throw new DemoException(file + " cannot be made: " + e.getMessage(), e);
        }
        return hex;
    }

    private boolean run(SwitchConfig config, Members members, SwitchChild child, long beginNs)
            throws InterruptedException {
        say("starting two banks, the switch and two acquirers");
        members.startIssuers(options.transactions());
        child.start();
        AdminClient admin =
                new AdminClient(new JsonHttp(config.admin().host(), config.admin().port()));
        admin.awaitIssuersSignedOn();
        members.startAcquirers();

        say("provisioning tokens, registering a merchant");
        PartnerClient partners =
                new PartnerClient(new JsonHttp(config.partners().host(), config.partners().port()));
        Wallets wallets = Wallets.provision(partners);
        String merchantCode = partners.issueMerchantCode();

        say("sending about %d transactions".formatted(options.transactions()));
        Traffic traffic = new Traffic(members, wallets, partners, merchantCode, options, err);
        traffic.run(() -> restart(child, admin));
        admin.awaitQuiet();

        say("closing the business date, clearing, comparing books");
        int businessDate = admin.closeDate();
        members.stopAcquirers();
        if (!options.keepRunning()) {
            child.stop();
        }
        Books books = Books.of(members, traffic, wallets);
        Proof proof = Proof.of(folder, config, books, businessDate);
        new DemoReport(books, proof).print(out);
        out.printf("took %d s%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beginNs));
        boolean agreed = told(proof.disagreements());
        if (options.keepRunning()) {
            stayUp(admin, child);
        }
        return agreed;
    }

    private void restart(SwitchChild child, AdminClient admin) throws InterruptedException {
        if (options.kill()) {
            child.kill();
        } else {
            child.stop();
        }
        child.start();
        admin.awaitIssuersSignedOn();
    }

    private void say(String what) {
        err.println(what);
        err.flush();
    }

    private boolean told(List<String> disagreements) {
        disagreements.stream().limit(SHOWN_DIFFERENCES).forEach(err::println);
        if (disagreements.size() > SHOWN_DIFFERENCES) {
            err.printf("and %d more%n", disagreements.size() - SHOWN_DIFFERENCES);
        }
        err.flush();
        return disagreements.isEmpty();
    }

    private void stayUp(AdminClient admin, SwitchChild child) throws InterruptedException {
        out.println("the switch keeps running (Ctrl-C ends it): " + admin.url());
        out.flush();
        while (child.isRunning()) {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
