package io.crosspoint.core.link;

import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every dialect on both sides, over every framing: a sale and all that can follow it. */
@Timeout(30)
class DialectLinksTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T closing(T each) {
        open.add(each);
        return each;
    }

    @ParameterizedTest
    @CsvSource({
        "iso87-ascii,  LEN2,   iso93-ascii,  LEN4",
        "iso87-binary, BCD2,   iso87-ascii,  ASCII4",
        "iso93-ascii,  LEN2,   iso87-binary, TPDU",
        "iso93-binary, ASCII4, cups,         CUPS",
        "cups,         CUPS,   iso93-binary, BCD2",
        "pos,          POS,    iso93-binary, LEN2",
        "pos,          TPDU,   iso87-ascii,  LEN2",
        "iso93-binary, TPDU,   pos,          POS",
        "iso93-ascii,  LEN4,   iso93-binary, LEN2",
        "iso93-ascii,  LEN2,   iso93-ascii,  LEN2",
        "pos,          POS,    pos,          POS",
        "iso87-ascii,  CUPS,   pos,          TPDU"
    })
    void shouldCarryASaleAndWhatFollows(
            String acquirers, Framing before, String issuers, Framing behind) throws Exception {
        LinkHarness switched = closing(new LinkHarness(acquirers, before, issuers, behind));
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        new Play(MemberScript.of(acquirers), acquirer, MemberScript.of(issuers), issuer).all();
    }

    /** Both sides of the switch. */
    private record Play(MemberScript acquiring, Peer acquirer, MemberScript issuing, Peer issuer) {
        void all() throws IOException {
            repeatedAndRefunded();
            voided();
            reversed();
            declined();
        }

        private void repeatedAndRefunded() throws IOException {
            acquiring.sale(acquirer, 200, 1);
            acquirer.send();
            MessageView purchase = approves(200);
            assertAnswered(210, 1, acquiring.approved);

            acquiring.sale(acquirer, 200, 1);
            acquirer.send();
            assertAnswered(210, 1, acquiring.approved);

            acquiring.naming(
                    acquiring.sale(acquirer, 220, 2).number(3, 200_000).number(4, 10_00), 1);
            acquirer.send();
            MessageView refund = approves(220);
            assertThat(text(refund, issuing.originalField))
                    .contains("%06d".formatted(purchase.number(11)));
            assertAnswered(230, 2, acquiring.approved);
        }

        private void voided() throws IOException {
            acquiring.sale(acquirer, 200, 3);
            acquirer.send();
            approves(200);
            assertAnswered(210, 3, acquiring.approved);

            acquiring.naming(acquiring.sale(acquirer, 200, 4).number(3, 200_000), 3);
            acquirer.send();
            approves(200);
            assertAnswered(210, 4, acquiring.approved);
        }

        private void reversed() throws IOException {
            acquiring.sale(acquirer, 200, 5);
            acquirer.send();
            MessageView original = approves(200);
            assertAnswered(210, 5, acquiring.approved);
            reverses(original);
        }

        private void declined() throws IOException {
            acquiring.sale(acquirer, 200, 7);
            acquirer.send();
            issuing.answer(issuer, issuer.receive(), issuing.declined);
            issuer.send();
            assertAnswered(210, 7, acquiring.declined);
        }

        private void reverses(MessageView original) throws IOException {
            int mti = acquiring.reversalMti % 1000;
            acquiring.naming(acquiring.sale(acquirer, mti, 6), 5);
            acquirer.send();
            MessageView answer = acquirer.receive();
            assertThat(answer.mti()).isEqualTo(acquiring.reversalMti + 10);
            assertThat(text(answer, 39)).isEqualTo(acquiring.version == 0 ? "00" : "400");

            MessageView reversal = issuer.receive();
            assertThat(reversal.mti()).isEqualTo(issuing.reversalMti);
            assertThat(reversal.checkRequired()).isZero();
            assertThat(text(reversal, issuing.originalField))
                    .contains("%06d".formatted(original.number(11)));
            issuing.answer(issuer, reversal, issuing.version == 0 ? "00" : "400");
            issuer.send();
        }

        private void assertAnswered(int mti, int stan, String code) throws IOException {
            MessageView answer = acquirer.receive();
            assertThat(answer.mti()).isEqualTo(acquiring.version + mti);
            assertThat(answer.number(11)).isEqualTo(stan);
            assertThat(answer.number(4)).isEqualTo(10_00);
            assertThat(text(answer, 39)).isEqualTo(code);
            assertThat(text(answer, 41)).isEqualTo("T0000001");
            assertThat(text(answer, 42)).isEqualTo("M00000000000001");
        }

        private MessageView approves(int mti) throws IOException {
            MessageView request = issuer.receive();
            assertThat(request.mti()).isEqualTo(issuing.version + mti);
            assertThat(request.checkRequired()).isZero();
            assertThat(text(request, 2)).isEqualTo(LinkMessages.PAN);
            assertThat(request.number(4)).isEqualTo(10_00);
            issuing.answer(issuer, request, issuing.approved);
            issuer.send();
            return request;
        }
    }
}
