package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.Refusals.notFound;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.StreamMachine;
import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.journal.snapshot.SnapshotDigest;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.qrservice.QrReply.LandingFound;

/**
 * Merchants, codes, orders and payer codes as the fold of the registry's stream, owned by the
 * lane's thread.
 *
 * <p>Whether a payer code was used, an order paid, and what a merchant took in follow from the
 * transaction stream instead: the engine tells them by {@link #paymentAccepted} and {@link
 * #paymentUndone}, live and in its own replay. At start the registry's stream is folded first, then
 * the transaction stream.
 */
public final class QrRegistry implements StreamMachine<QrCommand, QrReply>, FoldedState {
    private final RegistryTables tables;
    private final MerchantDecisions merchants;
    private final CodeDecisions codes;
    private final OrderDecisions orders;
    private final CodeChecks checks;
    private final FactFolder folder;

    /**
     * A registry that takes any number as a token, for callers that have checked it.
     *
     * @param function makes serials hard to guess; see {@link KeyedFunction} on keeping its key
     */
    public QrRegistry(QrSettings settings, KeyedFunction function) {
        this(settings, function, (number, length) -> true);
    }

    /**
     * As {@link #QrRegistry(QrSettings, KeyedFunction)}, for tokens of a network alone.
     *
     * @param tokens a payer code for a number outside of it is refused
     */
    public QrRegistry(QrSettings settings, KeyedFunction function, TokenSpace tokens) {
        tables = new RegistryTables(settings);
        FactWriter writer = new FactWriter();
        Serials serials = new Serials(function, settings.payerProduct());
        merchants = new MerchantDecisions(tables, writer, settings.landing());
        codes = new CodeDecisions(tables, writer, serials);
        orders = new OrderDecisions(tables, writer, serials, settings, tokens);
        checks = new CodeChecks(tables, settings);
        folder = new FactFolder(tables);
    }

    @Override
    public QrReply decide(QrCommand command, long nowNs, RecordBatch facts) {
        return switch (command) {
            case QrCommand.RegisterMerchant c -> merchants.register(c, nowNs, facts);
            case QrCommand.ChangeTier c -> merchants.changeTier(c, nowNs, facts);
            case QrCommand.DeregisterMerchant c -> merchants.deregister(c, nowNs, facts);
            case QrCommand.IssueStaticCode c -> codes.issue(c, nowNs, facts);
            case QrCommand.IssueBlankCodes c -> codes.issueBlanks(c, nowNs, facts);
            case QrCommand.BindCode c -> codes.bind(c, nowNs, facts);
            case QrCommand.CloseCode c -> codes.close(c, nowNs, facts);
            case QrCommand.CreateOrder c -> orders.create(c, nowNs, facts);
            case QrCommand.IssuePayerCode c -> orders.issuePayerCode(c, nowNs, facts);
            case QrCommand.FindMerchant c -> merchants.find(c);
            case QrCommand.FindCode c -> codes.find(c);
            case QrCommand.FindOrder c -> orders.find(c, nowNs);
            case QrCommand.FindLanding c -> landing(c.serial(), nowNs);
        };
    }

    @Override
    public void apply(RecordView fact) {
        folder.fold(fact);
    }

    /**
     * Looks up a payer code. The view is filled whenever the code is known, and zero otherwise.
     * Allocates nothing.
     *
     * @param code as a number; one that does not fit a long is another wallet's, see {@link
     *     io.crosspoint.qr.PayerCode#of(byte[], int, int)}
     */
    public CodeCheck payerCode(long code, long nowNs, PayerCodeView into) {
        return checks.payerCode(code, nowNs, into);
    }

    /**
     * Looks up a merchant code and whether this payment may go over it. The view is filled whenever
     * the merchant is known, and empty otherwise. Allocates nothing.
     *
     * @param amountMinor minor units
     * @param currency ISO 4217 numeric
     * @param businessDate yyyymmdd
     */
    public CodeCheck merchantCode(
            long serial,
            long amountMinor,
            int currency,
            int businessDate,
            long nowNs,
            MerchantCodeView into) {
        return checks.merchantCode(serial, amountMinor, currency, businessDate, nowNs, into);
    }

    /**
     * A payment over the code goes to its issuer: the payer code is used up, the order taken, the
     * merchant's counters rise. A code that is not known any more is passed over.
     *
     * @param businessDate yyyymmdd, of the acceptance
     */
    public void paymentAccepted(long codeOrSerial, long amountMinor, int businessDate) {
        checks.paymentAccepted(codeOrSerial, amountMinor, businessDate);
    }

    /**
     * A payment told before was declined, voided or reversed: the order may be paid again, the
     * merchant's counters fall. A payer code stays used.
     */
    public void paymentUndone(long codeOrSerial, long amountMinor, int businessDate) {
        checks.paymentUndone(codeOrSerial, amountMinor, businessDate);
    }

    @Override
    public void save(SnapshotWriter out) {
        tables.save(out);
    }

    @Override
    public void load(SnapshotReader in) {
        tables.load(in);
    }

    @Override
    public long digest() {
        return SnapshotDigest.of(this);
    }

    private QrReply landing(long serial, long nowNs) {
        LandingFound found = checks.landing(serial, nowNs);
        return found == null
                ? notFound("serial", Long.toString(serial), "a code of this network")
                : found;
    }
}
