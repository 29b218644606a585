package io.crosspoint.token;

import io.crosspoint.journal.tokens.CardDecoder;
import io.crosspoint.journal.tokens.ControlsDecoder;
import io.crosspoint.journal.tokens.FactsDecoder;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A token as it lies in the vault, laid over its slot by {@link TokenVault#find}. Reusable; belongs
 * to the vault's thread; shows later changes of the token. Nothing here allocates but the texts.
 */
public final class TokenView {
    private static final UnsafeBuffer NOWHERE = new UnsafeBuffer(new byte[Slot.LENGTH]);

    private final FactsDecoder facts = new FactsDecoder();
    private final CardDecoder card = new CardDecoder();
    private final ControlsDecoder controls = new ControlsDecoder();
    private UnsafeBuffer buffer = NOWHERE;
    private int offset;

    public TokenView() {
        clear();
    }

    TokenView wrap(UnsafeBuffer slotBuffer, int slotOffset) {
        buffer = slotBuffer;
        offset = slotOffset;
        facts.wrap(slotBuffer, slotOffset + Slot.FACTS);
        card.wrap(slotBuffer, slotOffset + Slot.CARD);
        controls.wrap(slotBuffer, slotOffset + Slot.CONTROLS);
        return this;
    }

    /** Over no token. */
    TokenView clear() {
        return wrap(NOWHERE, 0);
    }

    /** Whether the view lies over a token. */
    public boolean isPresent() {
        return facts.token() != 0;
    }

    public long token() {
        return facts.token();
    }

    public int tokenLength() {
        return facts.tokenLength();
    }

    /** YYMM. */
    public int tokenExpiry() {
        return facts.tokenExpiry();
    }

    /** TRID. */
    public long requestorId() {
        return facts.requestorId();
    }

    /** First 8 bytes of the PAN seal, big-endian. */
    public long sealHigh() {
        return card.sealHigh();
    }

    /** Last 8 bytes of the PAN seal, big-endian. */
    public long sealLow() {
        return card.sealLow();
    }

    public int sealKeyVersion() {
        return card.sealKeyVersion();
    }

    /** First six digits of the card number. */
    public int bin() {
        return (int) card.bin();
    }

    /** Last four digits of the card number. */
    public int lastFour() {
        return card.lastFour();
    }

    public int panLength() {
        return card.panLength();
    }

    /** YYMM, 0 when unknown. */
    public int panExpiry() {
        return card.panExpiry();
    }

    /** DE23, or {@link SealedCard#NO_SEQUENCE}. */
    public int cardSequence() {
        return card.cardSequence();
    }

    /** 00 none, 01 and 02 requestor, 10 to 14 issuer. */
    public int assurance() {
        return buffer.getByte(offset + Slot.ASSURANCE);
    }

    public TokenState state() {
        return TokenState.of(buffer.getByte(offset + Slot.STATE));
    }

    /** Storage of the device, 01 to 06. */
    public int storage() {
        return facts.storage();
    }

    public UseCase useCase() {
        return UseCase.of(facts.useCaseRaw());
    }

    public int deviceType() {
        return facts.deviceType();
    }

    /** As a new text. */
    public String deviceId() {
        return facts.deviceId();
    }

    /**
     * A number for the device and its requestor, never 0 where there is a token. Two devices share
     * one by chance only.
     */
    public long deviceHash() {
        if (!isPresent()) {
            return 0;
        }
        int at = offset + Slot.FACTS + FactsDecoder.deviceIdEncodingOffset();
        long hash = facts.requestorId();
        for (int i = 0; i < FactsDecoder.deviceIdLength(); i += Long.BYTES) {
            hash = (hash ^ buffer.getLong(at + i)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash;
    }

    /** PAR, as a new text. */
    public String accountReference() {
        return facts.accountReference();
    }

    /** As a new text. */
    public String consentReference() {
        return facts.consentReference();
    }

    /** Epoch nanoseconds. */
    public long createdNs() {
        return buffer.getLong(offset + Slot.CREATED_NS);
    }

    /** Epoch nanoseconds of the last change of state or card. */
    public long updatedNs() {
        return buffer.getLong(offset + Slot.UPDATED_NS);
    }

    /** Approved uses in all. */
    public int totalUses() {
        return buffer.getInt(offset + Slot.TOTAL_USES);
    }

    /** Approved uses on that business date. */
    public int usesOn(int businessDate) {
        return isDay(businessDate) ? buffer.getInt(offset + Slot.DAY_COUNT) : 0;
    }

    /** Approved amount on that business date. */
    public long amountOn(int businessDate) {
        return isDay(businessDate) ? buffer.getLong(offset + Slot.DAY_AMOUNT) : 0;
    }

    private boolean isDay(int businessDate) {
        return buffer.getInt(offset + Slot.DAY) == businessDate;
    }

    int suspendedBy() {
        return buffer.getByte(offset + Slot.SUSPENDED_BY);
    }

    ControlsDecoder controls() {
        return controls;
    }

    boolean isCard(long sealHigh, long sealLow, int sealKeyVersion) {
        return card.sealHigh() == sealHigh
                && card.sealLow() == sealLow
                && card.sealKeyVersion() == sealKeyVersion;
    }

    boolean isExpired(int yymm) {
        return yymm > facts.tokenExpiry();
    }

    boolean isLive(int yymm) {
        return state() != TokenState.DEACTIVATED && !isExpired(yymm);
    }

    int merchantCount() {
        return buffer.getByte(offset + Slot.MERCHANT_COUNT);
    }

    boolean isMerchant(int index, byte[] padded) {
        int at = offset + Slot.MERCHANTS + index * DomainControls.MERCHANT_LENGTH;
        for (int i = 0; i < DomainControls.MERCHANT_LENGTH; i++) {
            if (buffer.getByte(at + i) != padded[i]) {
                return false;
            }
        }
        return true;
    }

    String merchant(int index) {
        int at = offset + Slot.MERCHANTS + index * DomainControls.MERCHANT_LENGTH;
        return buffer.getStringWithoutLengthAscii(at, DomainControls.MERCHANT_LENGTH).trim();
    }
}
