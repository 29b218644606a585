package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.qrservice.CodeCheck;
import io.crosspoint.qrservice.MerchantCodeView;
import io.crosspoint.qrservice.PayerCodeView;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenChannel;
import io.crosspoint.token.TokenCheck;
import io.crosspoint.token.TokenUse;
import io.crosspoint.token.TokenVault;
import io.crosspoint.token.TokenView;

/** Finds the card that a request means: the card itself, the one behind a token or a payer code. */
final class Instruments {
    private final EngineState state;
    private final TokenVault vault;
    private final QrRegistry registry;
    private final TokenView token = new TokenView();
    private final TokenUse use = new TokenUse();
    private final PayerCodeView payerCode = new PayerCodeView();
    private final MerchantCodeView merchantCode = new MerchantCodeView();

    Instruments(EngineState state, TokenVault vault, QrRegistry registry) {
        this.state = state;
        this.vault = vault;
        this.registry = registry;
    }

    /** A response code, or {@link ResponseCode#NONE} when the draft has its card. */
    int resolve(Draft draft, long nowNs) {
        Inbound message = draft.message;
        draft.channel = Channels.of(message);
        if (message.link == 0) {
            return resolveOrder(draft, nowNs);
        }
        if (message.codeSerial != 0) {
            CodeCheck check = registry.payerCode(message.codeSerial, nowNs, payerCode);
            if (check != CodeCheck.OK) {
                return Refusals.of(check);
            }
            return resolveToken(draft, payerCode.token(), payerCode.tokenLength(), nowNs);
        }
        if (message.tokenLength != 0) {
            return resolveToken(draft, message.token, message.tokenLength, nowNs);
        }
        return draft.hasCard() ? ResponseCode.NONE : ResponseCode.INVALID_CARD;
    }

    /** A partner's payment: the code tells merchant and acquirer, the switch counts the trace. */
    private int resolveOrder(Draft draft, long nowNs) {
        Inbound message = draft.message;
        CodeCheck check =
                registry.merchantCode(
                        message.codeSerial,
                        message.amountMinor,
                        message.currency,
                        state.dates.open().date,
                        nowNs,
                        merchantCode);
        if (check != CodeCheck.OK) {
            return Refusals.of(check);
        }
        message.acquirer = merchantCode.acquirer();
        message.mcc = merchantCode.mcc();
        message.stan = (int) (draft.transactionId % 999_999) + 1;
        System.arraycopy(merchantCode.merchantId(), 0, message.merchant, 0, 15);
        System.arraycopy(merchantCode.terminal(), 0, message.terminal, 0, 8);
        return resolveToken(draft, message.token, message.tokenLength, nowNs);
    }

    private int resolveToken(Draft draft, long number, int length, long nowNs) {
        if (!vault.find(number, length, token)) {
            return ResponseCode.INVALID_CARD;
        }
        Inbound message = draft.message;
        use.clear()
                .channel(tokenChannel(draft.channel))
                .merchant(message.merchant, 0, message.merchant.length)
                .amountMinor(Math.max(message.amountMinor, 0))
                .currency(Math.max(message.currency, 0))
                .businessDate(state.dates.open().date)
                .cardExpiry(Math.max(message.expiry, 0));
        TokenCheck check = vault.check(token, use, nowNs);
        if (check != TokenCheck.OK) {
            return Refusals.of(check);
        }
        draft.takeCardOf(token);
        return ResponseCode.NONE;
    }

    private static TokenChannel tokenChannel(Channel channel) {
        return switch (channel) {
            case CONTACTLESS -> TokenChannel.CONTACTLESS;
            case IN_APP -> TokenChannel.IN_APP;
            case QR_PAYER_CODE, QR_MERCHANT_CODE -> TokenChannel.QR;
            default -> TokenChannel.CARD_ON_FILE;
        };
    }
}
