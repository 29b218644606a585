package io.crosspoint.qrservice;

/**
 * What the registry can be asked. Institutions are the partners' own, as authenticated at the edge;
 * texts are taken as they came and checked by the registry, which answers {@link QrReply.Rejected}
 * with the name of the component that is wrong.
 */
public sealed interface QrCommand {

    /**
     * Makes a merchant known. The same registration again gets the same answer.
     *
     * @param merchantId 1 to 15 letters and digits, unique per acquirer
     * @param terminal 1 to 8 letters and digits, for codes that name none
     * @param phone 5 to 15 digits; unique among micro merchants, empty for others that have none
     * @param mcc merchant category code, 1 to 9999
     * @param name 1 to 25 characters
     * @param cashier https page on a registered domain of the acquirer for other wallets, empty for
     *     its default
     */
    record RegisterMerchant(
            long acquirer,
            String merchantId,
            String terminal,
            String phone,
            MerchantKind kind,
            MerchantTier tier,
            int mcc,
            String name,
            String cashier)
            implements QrCommand {
        /** Leaves the phone number out. */
        @Override
        public String toString() {
            return "RegisterMerchant[" + acquirer + " " + merchantId + "]";
        }
    }

    /** Moves a merchant to another tier. */
    record ChangeTier(long acquirer, String merchantId, MerchantTier tier) implements QrCommand {}

    /** Ends all codes and orders of a merchant, which stays known and may get new codes. */
    record DeregisterMerchant(long acquirer, String merchantId) implements QrCommand {}

    /**
     * Issues one static code that is bound at once.
     *
     * @param terminal empty for the merchant's own
     * @param store up to 40 characters, may be empty
     */
    record IssueStaticCode(long acquirer, String merchantId, String terminal, String store)
            implements QrCommand {}

    /** Issues blank static codes to be bound later. */
    record IssueBlankCodes(long acquirer, int count) implements QrCommand {}

    /** Binds a blank code to a merchant; texts as in {@link IssueStaticCode}. */
    record BindCode(long acquirer, long serial, String merchantId, String terminal, String store)
            implements QrCommand {}

    /** Ends a static code, never its merchant. Closing again changes nothing. */
    record CloseCode(long acquirer, long serial) implements QrCommand {}

    /**
     * Makes a dynamic code for one payment. The same order number with the same amount gets the
     * same order again.
     *
     * @param orderNumber the merchant's own, 1 to 40 printable ASCII characters
     * @param amountMinor above 0, within the single limit of the merchant's tier
     * @param currency ISO 4217 numeric, the registry's
     * @param validityNs 0 for the default
     * @param terminal empty for the merchant's own
     */
    record CreateOrder(
            long acquirer,
            String merchantId,
            String orderNumber,
            long amountMinor,
            int currency,
            long validityNs,
            String terminal)
            implements QrCommand {}

    /**
     * Makes a payer code for a token.
     *
     * @param wallet institution of the wallet that shows it
     * @param token a payment token as a number
     * @param tokenLength its digits, 13 to 19
     * @param tokenExpiry YYMM
     */
    record IssuePayerCode(long wallet, long token, int tokenLength, int tokenExpiry)
            implements QrCommand {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "IssuePayerCode[" + wallet + "]";
        }
    }

    /** Looks something up; changes nothing. */
    sealed interface Query extends QrCommand {}

    /** Answers {@link QrReply.MerchantFound}. */
    record FindMerchant(long acquirer, String merchantId) implements Query {}

    /** Answers {@link QrReply.CodeFound}. */
    record FindCode(long acquirer, long serial) implements Query {}

    /** Answers {@link QrReply.OrderFound}. */
    record FindOrder(long acquirer, long serial) implements Query {}

    /** Answers {@link QrReply.LandingFound} for whoever scanned the code. */
    record FindLanding(long serial) implements Query {}
}
