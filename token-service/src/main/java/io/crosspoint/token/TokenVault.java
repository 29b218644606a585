package io.crosspoint.token;

import io.crosspoint.crypto.Hmac;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.StreamMachine;
import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.journal.snapshot.SnapshotDigest;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Which token stands for which card: the fold of the token stream. Owned by one thread. Look-ups,
 * checks and use counters serve the message path and do not allocate; commands may.
 *
 * <p>Use counters are not facts of this stream: they are the fold of the transactions, so the
 * engine's fold moves them with {@link #used} and {@link #unused}, after this stream was replayed.
 */
public final class TokenVault implements StreamMachine<TokenCommand, TokenReply>, FoldedState {
    private final TokenTable table;
    private final RequestMemory requests;
    private final VaultFold fold;
    private final Lifecycle lifecycle;
    private final Issuance issuance;
    private final CardMoves cardMoves;
    private final TokenQueries queries;
    private final FactWriter facts = new FactWriter();
    private final TokenView view = new TokenView();

    /**
     * An empty vault, to be folded up from its stream.
     *
     * @param numberKey orders the token numbers; of this thread
     * @param referenceKey makes payment account references; of this thread
     */
    public TokenVault(TokenVaultConfig config, Hmac numberKey, Hmac referenceKey) {
        TokenPolicy policy = config.policy();
        table = new TokenTable(config.maxTokens());
        requests = new RequestMemory(config.maxRequests());
        fold = new VaultFold(table, requests);
        lifecycle = new Lifecycle(policy.activators());
        issuance =
                new Issuance(
                        policy,
                        table,
                        new TokenNumbers(config.ranges(), numberKey),
                        new AccountReferences(policy.referencePrefix(), referenceKey),
                        facts);
        cardMoves = new CardMoves(policy, table, issuance, facts);
        queries = new TokenQueries(table, issuance);
    }

    /** Writes at most one fact. */
    @Override
    public TokenReply decide(TokenCommand command, long nowNs, RecordBatch batch) {
        return switch (command) {
            case TokenCommand.QueryToken query -> queries.answer(query);
            case TokenCommand.QueryByCard query -> queries.answer(query);
            case TokenCommand.QueryByRequestor query -> queries.answer(query);
            case TokenCommand.Request request -> decideOnce(request, nowNs, batch);
            case TokenCommand.Change change -> decideOnce(change, nowNs, batch);
            case TokenCommand.UpdatePan update -> decideOnce(update, nowNs, batch);
        };
    }

    private TokenReply decideOnce(TokenCommand command, long nowNs, RecordBatch batch) {
        RequestKey key = RequestKey.of(command);
        int remembered = requests.find(key);
        if (remembered != RequestMemory.UNKNOWN) {
            return requests.sameContent(remembered, key)
                    ? again(command, requests.result(remembered))
                    : Issuance.refused(Refusal.REQUEST_ID_REUSED, "");
        }
        return switch (command) {
            case TokenCommand.Request request ->
                    issuance.decide(request, key, fold.nextSerial(), nowNs, batch);
            case TokenCommand.UpdatePan update -> cardMoves.decide(update, key, nowNs, batch);
            case TokenCommand.Change change -> change(change, nowNs, batch);
            case TokenCommand.QueryToken query -> queries.answer(query);
            case TokenCommand.QueryByCard query -> queries.answer(query);
            case TokenCommand.QueryByRequestor query -> queries.answer(query);
        };
    }

    /** The answer to a repeat: what was done then, the token as it stands now. */
    private TokenReply again(TokenCommand command, int result) {
        if (command instanceof TokenCommand.UpdatePan) {
            return new TokenReply.CardUpdated(result);
        }
        TokenInfo info = TokenInfos.of(table.view(result, view));
        return command instanceof TokenCommand.Request
                ? new TokenReply.Issued(info, false)
                : new TokenReply.Changed(info, false);
    }

    private TokenReply change(TokenCommand.Change command, long nowNs, RecordBatch batch) {
        Actor actor = command.actor();
        int slot = table.slotOf(command.token());
        if (slot == Slot.NONE
                || !actor.mayTouch(table.view(slot, view).requestorId(), view.bin())) {
            return Issuance.refused(Refusal.UNKNOWN_TOKEN, "");
        }
        int claimed = command instanceof TokenCommand.Activate activate ? activate.assurance() : 0;
        if (!Assurance.mayClaim(actor.kind(), claimed)) {
            return Issuance.refused(
                    Refusal.NOT_ALLOWED, "assurance " + claimed + " is the issuer's to claim");
        }
        int assurance = claimed == 0 ? view.assurance() : claimed;
        return switch (lifecycle.step(
                view.state(), view.suspendedBy(), command.operation(), actor.kind())) {
            case Lifecycle.Step.Unchanged unchanged ->
                    new TokenReply.Changed(TokenInfos.of(view), false);
            case Lifecycle.Step.Refused refused ->
                    Issuance.refused(refused.why(), command.operation() + " in " + view.state());
            case Lifecycle.Step.Changed changed -> {
                if (changed.state() != TokenState.DEACTIVATED
                        && view.isExpired(Months.yymm(nowNs))) {
                    yield Issuance.refused(Refusal.EXPIRED, "token expiry " + view.tokenExpiry());
                }
                facts.stateChanged(batch, nowNs, command, changed, assurance);
                yield new TokenReply.Changed(
                        TokenInfos.with(
                                view, changed.state(), changed.suspendedBy(), assurance, nowNs),
                        true);
            }
        };
    }

    @Override
    public void apply(RecordView fact) {
        fold.apply(fact);
    }

    /**
     * Lays {@code into} over the token with that number.
     *
     * @return false, with the view over nothing, when the vault never issued it
     */
    public boolean find(long token, int tokenLength, TokenView into) {
        int slot = table.slotOf(token);
        if (slot == Slot.NONE) {
            into.clear();
            return false;
        }
        table.view(slot, into);
        if (into.tokenLength() != tokenLength) {
            into.clear();
            return false;
        }
        return true;
    }

    /** Whether the token may be used so; changes nothing. A view over nothing is UNKNOWN. */
    public TokenCheck check(TokenView found, TokenUse use, long nowNs) {
        return DomainCheck.check(found, use, nowNs);
    }

    /** A payment by the token was approved. A token that is unknown is passed over. */
    public void used(long token, long amountMinor, int businessDate) {
        int slot = table.slotOf(token);
        if (slot != Slot.NONE) {
            count(slot, 1, amountMinor, businessDate);
        }
    }

    /** A payment by the token that was counted on that date was voided or reversed. */
    public void unused(long token, long amountMinor, int businessDate) {
        int slot = table.slotOf(token);
        if (slot != Slot.NONE) {
            count(slot, -1, -amountMinor, businessDate);
        }
    }

    private void count(int slot, int uses, long amountMinor, int businessDate) {
        UnsafeBuffer buffer = table.buffer(slot);
        int at = table.offset(slot);
        int total = buffer.getInt(at + Slot.TOTAL_USES) + uses;
        buffer.putInt(at + Slot.TOTAL_USES, Math.max(0, total));
        int day = buffer.getInt(at + Slot.DAY);
        if (businessDate < day) {
            return;
        }
        boolean sameDay = businessDate == day;
        int count = (sameDay ? buffer.getInt(at + Slot.DAY_COUNT) : 0) + uses;
        long amount = (sameDay ? buffer.getLong(at + Slot.DAY_AMOUNT) : 0) + amountMinor;
        buffer.putInt(at + Slot.DAY, businessDate);
        buffer.putInt(at + Slot.DAY_COUNT, Math.max(0, count));
        buffer.putLong(at + Slot.DAY_AMOUNT, Math.max(0, amount));
    }

    /** Writes tokens with their use counters, requests, and the place in the drawing order. */
    @Override
    public void save(SnapshotWriter out) {
        out.section("vault.tokens", 1);
        table.save(out);
        out.section("vault.requests", 1);
        requests.save(out);
        out.putLong(fold.nextSerial());
    }

    @Override
    public void load(SnapshotReader in) {
        in.section("vault.tokens", 1);
        table.load(in);
        in.section("vault.requests", 1);
        requests.load(in);
        fold.continueFrom(in.getLong());
    }

    @Override
    public long digest() {
        return SnapshotDigest.of(this);
    }

    /** Tokens ever issued. */
    public int size() {
        return table.size();
    }
}
