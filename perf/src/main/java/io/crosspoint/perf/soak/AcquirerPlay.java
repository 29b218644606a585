package io.crosspoint.perf.soak;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/** What an acquirer does next, by chance. */
final class AcquirerPlay {
    private static final int NEAR = 10;
    private static final int MOST_LOOKS = 4;

    private static final long[] AMOUNTS = {1_00, 10_00, 99_99, 250_00};

    private final World world;
    private final Network network;
    private final Tokens tokens;
    private final AcquirerModel acquirer;

    /** Refunded last, and soon again: parts add up. */
    private @Nullable Sale refunded;

    AcquirerPlay(World world, Network network, Tokens tokens, AcquirerModel acquirer) {
        this.tokens = tokens;
        this.world = world;
        this.network = network;
        this.acquirer = acquirer;
    }

    /** One thing an acquirer may do; nothing when its link is down. */
    void act() {
        if (!network.isUp(acquirer.link())) {
            return;
        }
        int choice = world.chance.below(100);
        if (choice < 40) {
            ask(TransactionKind.PURCHASE);
        } else if (choice < 50) {
            ask(TransactionKind.PRE_AUTHORISATION);
        } else if (choice < 53) {
            ask(TransactionKind.BALANCE_INQUIRY);
        } else if (choice < 56) {
            ask(TransactionKind.TOP_UP);
        } else if (choice < 59) {
            ask(TransactionKind.OFFLINE_SALE);
        } else if (choice < 84) {
            followUp();
        } else {
            disturb(choice);
        }
    }

    private void disturb(int choice) {
        if (choice < 88) {
            reverseSome();
        } else if (choice < 91) {
            reverseFirst();
        } else if (choice < 92) {
            reverseUnknown();
        } else if (choice < 96) {
            repeatSome();
        } else {
            misuseKey();
        }
    }

    private void ask(TransactionKind kind) {
        acquirer.ask(
                acquirer.book(acquirer.request(kind, amount(kind), account(), Key.NONE), null));
    }

    private long amount(TransactionKind kind) {
        return kind == TransactionKind.BALANCE_INQUIRY
                ? 0
                : AMOUNTS[world.chance.below(AMOUNTS.length)];
    }

    /** A card, or a token of one. */
    private int account() {
        int token = world.may(Fault.TOKENS) && world.chance.oneIn(3) ? tokens.some() : 0;
        return token == 0 ? 1 + world.chance.below(Members.accounts()) : token;
    }

    /** One of the youngest requests, or any, or null before the first. */
    private @Nullable Sale some() {
        int count = acquirer.sales().size();
        int back = Math.min(count, world.chance.oneIn(2) ? NEAR : count);
        return count == 0 ? null : acquirer.sales().get(count - 1 - world.chance.below(back));
    }

    /** One that may be followed up, or null when a few looks find none. */
    private @Nullable Sale someApproved() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Sale sale = some();
            if (sale != null && sale.state == Sale.State.APPROVED) {
                return sale;
            }
        }
        return null;
    }

    /** One of those that the switch cannot have forgotten, or null. */
    private @Nullable Sale someFresh() {
        Sale sale = some();
        return sale != null && acquirer.isFresh(sale) ? sale : null;
    }

    private void followUp() {
        Sale again = refunded;
        if (again != null && again.state == Sale.State.APPROVED && world.chance.oneIn(2)) {
            refund(again);
            return;
        }
        Sale original = someApproved();
        if (original == null) {
            ask(TransactionKind.PURCHASE);
            return;
        }
        long whole = original.request.amountMinor();
        switch (original.kind()) {
            case PURCHASE -> {
                if (world.chance.oneIn(3)) {
                    follow(TransactionKind.VOID, whole, original);
                } else {
                    refund(original);
                }
            }
            case PRE_AUTHORISATION -> {
                switch (world.chance.below(3)) {
                    case 0 -> follow(TransactionKind.PRE_AUTHORISATION_VOID, whole, original);
                    case 1 -> follow(TransactionKind.COMPLETION, completed(whole), original);
                    default ->
                            follow(TransactionKind.COMPLETION_ADVICE, completed(whole), original);
                }
            }
            case COMPLETION -> {
                if (world.chance.oneIn(2)) {
                    follow(TransactionKind.COMPLETION_VOID, whole, original);
                } else {
                    refund(original);
                }
            }
            case COMPLETION_ADVICE, OFFLINE_SALE -> refund(original);
            default -> ask(TransactionKind.PURCHASE);
        }
    }

    /** A part, the whole, or more than that: several may follow each other. */
    private void refund(Sale original) {
        long whole = original.request.amountMinor();
        long amount =
                switch (world.chance.below(4)) {
                    case 0 -> whole;
                    case 1 -> whole + 1;
                    default -> Math.max(1, whole / 2);
                };
        follow(TransactionKind.REFUND, amount, original);
        refunded = world.chance.oneIn(8) ? null : original;
    }

    private long completed(long whole) {
        return whole * world.chance.between(50, 120) / 100;
    }

    private void follow(TransactionKind kind, long amountMinor, Sale original) {
        Wire request =
                acquirer.request(
                        kind, amountMinor, original.request.account(), original.request.key());
        acquirer.ask(acquirer.book(request, original));
    }

    /** Before the answer, after it, after a decline; seldom what was followed up meanwhile. */
    private void reverseSome() {
        Sale sale = some();
        if (sale != null
                && sale.state != Sale.State.REVERSING
                && sale.state != Sale.State.REVERSED
                && (sale.followUps.isEmpty() || world.chance.oneIn(4))) {
            acquirer.reverse(sale);
            reverseWhatIsVoided(sale);
        } else if (sale != null && sale.reversal != null && acquirer.isFresh(sale)) {
            acquirer.send(sale.reversal.repeated());
        }
    }

    /** What a void took back is reversed about when the void is: behind it, or before. */
    private void reverseWhatIsVoided(Sale sale) {
        Sale original = sale.original;
        if (Kinds.isVoid(sale.kind())
                && original != null
                && original.state == Sale.State.APPROVED
                && world.chance.oneIn(2)) {
            acquirer.reverse(original);
        }
    }

    /** The reversal overtakes its original. */
    private void reverseFirst() {
        Wire request = acquirer.request(TransactionKind.PURCHASE, 10_00, account(), Key.NONE);
        Sale sale = acquirer.book(request, null);
        acquirer.reverse(sale);
        world.after(world.chance.between(0, 20 * World.MS), () -> acquirer.send(request));
    }

    private void reverseUnknown() {
        Wire never = acquirer.request(TransactionKind.PURCHASE, 10_00, account(), Key.NONE);
        acquirer.reverse(acquirer.book(never, null));
    }

    private void repeatSome() {
        Sale sale = someFresh();
        if (sale != null) {
            acquirer.send(world.chance.oneIn(2) ? sale.request : sale.request.repeated());
        }
    }

    /** Another message under a key that was used and answered. */
    private void misuseKey() {
        Sale sale = someFresh();
        if (sale != null && !sale.keyMisused && sale.state == Sale.State.APPROVED) {
            sale.keyMisused = true;
            world.asked();
            Wire of = sale.request;
            acquirer.send(
                    new Wire(
                            TransactionKind.PURCHASE,
                            200,
                            of.key(),
                            acquirer.nextRrn(),
                            of.amountMinor() + 7,
                            of.account(),
                            0,
                            Key.NONE,
                            0));
        }
    }
}
