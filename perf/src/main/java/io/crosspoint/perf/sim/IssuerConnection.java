package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.perf.sim.IssuerBehaviour.Decision;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One connection of the switch to the issuer: each request is judged by the book and answered. */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
final class IssuerConnection extends SimpleChannelInboundHandler<ByteBuf> {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerConnection.class);
    private static final long BALANCE_MINOR = 1_000_000;

    private final IssuerConfig config;
    private final IssuerBook book;
    private final SimWire wire;

    IssuerConnection(IssuerConfig config, IssuerBook book) {
        this.config = config;
        this.book = book;
        wire =
                new SimWire(
                        config.dialect(),
                        config.framing(),
                        config.memberCode(),
                        config.switchCode());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
        if (!wire.read(frame)) {
            book.violation(Violation.UNREADABLE);
            LOG.warn("{}: {}", config.name(), wire.view().error().describe());
            return;
        }
        MessageView view = wire.view();
        if (view.mti() / 10 % 2 != 0) {
            return; // an answer: this issuer asks nothing
        }
        if (view.checkRequired() != 0) {
            book.violation(Violation.FIELD_MISSING);
        }
        IssuerRequest request = IssuerRequest.of(wire);
        switch (request.kind()) {
            case NETWORK_MANAGEMENT -> write(ctx, answer("00"));
            case REVERSAL -> {
                checkCard();
                write(ctx, answer(book.reverse(request)));
            }
            default -> financial(ctx, request);
        }
    }

    private void financial(ChannelHandlerContext ctx, IssuerRequest request) {
        checkCard();
        IssuerEntry entry = book.receive(request);
        if (entry.decision == Decision.SILENT) {
            return;
        }
        byte[] answer = answer(entry);
        if (entry.decision == Decision.LATE && entry.times == 1) {
            long delayMs = config.behaviour().lateDelay().toMillis();
            ctx.executor().schedule(() -> write(ctx, answer), delayMs, TimeUnit.MILLISECONDS);
        } else {
            write(ctx, answer);
        }
    }

    private void checkCard() {
        String number = wire.text(2);
        if (!number.isEmpty()) {
            book.checkCard(number);
        }
    }

    private byte[] answer(IssuerEntry entry) {
        MessageWriter writer = begin(entry.code);
        String approval = entry.approvalCode();
        if (approval != null) {
            writer.text(38, approval);
        }
        if (entry.kind() == TransactionKind.BALANCE_INQUIRY) {
            writer.text(54, balance());
        }
        return wire.answer();
    }

    private byte[] answer(String code) {
        begin(code);
        return wire.answer();
    }

    private MessageWriter begin(String code) {
        MessageView view = wire.view();
        int answerMti = wire.answerMti();
        MessageWriter writer = wire.writer().start(answerMti);
        for (int de : wire.idiom().answered()) {
            writer.copy(de, view);
        }
        wire.code(code, answerMti);
        return writer;
    }

    /** Account type 00, available balance 02, currency, credit, amount. */
    private String balance() {
        return String.format(Locale.ROOT, "0002%sC%012d", config.currency(), BALANCE_MINOR);
    }

    private static void write(ChannelHandlerContext ctx, byte[] framed) {
        ctx.writeAndFlush(Unpooled.wrappedBuffer(framed));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("{}: connection closed after {}", config.name(), cause.toString());
        ctx.close();
    }
}
