package io.crosspoint.perf.load;

/**
 * Who buys where in the reference purchase. The card number is a test number; neither it nor the
 * record's text leaves this module.
 *
 * @param pan DE2, 13 to 19 digits
 * @param expiry DE14, YYMM
 * @param acquirer DE32, up to 11 digits
 * @param forwarder DE33, up to 11 digits
 * @param receiver DE100, up to 11 digits
 * @param terminal DE41, 8 characters
 * @param merchant DE42, 15 characters
 * @param merchantCategory DE18, 4 digits
 */
public record PurchaseProfile(
        String pan,
        String expiry,
        String acquirer,
        String forwarder,
        String receiver,
        String terminal,
        String merchant,
        String merchantCategory) {

    /** A debit card of the test BIN 621234 at a grocer's. */
    public static PurchaseProfile reference() {
        return new PurchaseProfile(
                "6212340000000019",
                "3012",
                "10010000",
                "10010000",
                "20010000",
                "T0000001",
                "M00000000000001",
                "5411");
    }

    public PurchaseProfile withMembers(String acquirerCode, String receiverCode) {
        return new PurchaseProfile(
                pan,
                expiry,
                acquirerCode,
                acquirerCode,
                receiverCode,
                terminal,
                merchant,
                merchantCategory);
    }

    public PurchaseProfile withCard(String cardNumber, String cardExpiry) {
        return new PurchaseProfile(
                cardNumber,
                cardExpiry,
                acquirer,
                forwarder,
                receiver,
                terminal,
                merchant,
                merchantCategory);
    }

    /** The reference purchase as iso87-ascii bytes, without a frame, with STAN and RRN of zeros. */
    public byte[] purchase() {
        return ReferencePurchase.message(this).bytes();
    }

    /** Without the card number. */
    @Override
    public String toString() {
        return "PurchaseProfile[acquirer=" + acquirer + ", receiver=" + receiver + "]";
    }
}
