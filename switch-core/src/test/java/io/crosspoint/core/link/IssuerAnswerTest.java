package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;
import static io.crosspoint.core.link.LinkMessages.purchase;
import static io.crosspoint.core.link.LinkTest.token;
import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issuers that answer more, or something else, than they were asked. */
final class IssuerAnswerTest {
    private LinkHarness switched;
    private Peer issuer;
    private Peer acquirer;

    @BeforeEach
    void connect() throws Exception {
        switched = new LinkHarness("iso87-ascii", Framing.LEN2, 16);
        issuer = switched.issuer();
        acquirer = switched.acquirer();
    }

    @AfterEach
    void disconnect() throws Exception {
        acquirer.close();
        issuer.close();
        switched.close();
    }

    @Test
    void shouldGiveBackWhatTheAcquirerSentWhateverTheIssuerAnswers() throws Exception {
        purchase(acquirer, 1, PAN);
        acquirer.send();
        MessageView forwarded = issuer.receive();
        issuer.answer(forwarded, "00")
                .number(3, 200_000)
                .text(41, "OTHER001")
                .text(42, "OTHERMERCHANT01")
                .text(49, "840");
        issuer.send();

        MessageView answer = acquirer.receive();
        assertThat(answer.number(3)).isZero();
        assertThat(text(answer, 41)).isEqualTo("T0000001");
        assertThat(text(answer, 42)).isEqualTo("M00000000000001");
        assertThat(text(answer, 49)).isEqualTo("156");
    }

    @Test
    void shouldLeaveOutWhereAnIssuerNamesTheCardBehindAToken() throws Exception {
        purchase(acquirer, 1, Long.toString(token(switched)));
        acquirer.send();
        MessageView forwarded = issuer.receive();
        issuer.answer(forwarded, "00")
                .text(44, "PAN " + PAN)
                .text(54, "0002156C000001000000")
                .text(55, "5A08" + PAN)
                .text(60, "T" + PAN);
        issuer.send();

        MessageView answer = acquirer.receive();
        assertThat(text(answer, 39)).isEqualTo("00");
        assertThat(answer.has(44)).isFalse();
        assertThat(answer.has(55)).isFalse();
        assertThat(answer.has(60)).isFalse();
        assertThat(text(answer, 54)).isEqualTo("0002156C000001000000");
    }
}
