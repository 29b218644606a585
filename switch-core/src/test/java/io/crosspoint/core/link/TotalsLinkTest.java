package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;
import static io.crosspoint.core.link.LinkMessages.purchase;
import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Totals and balances as members see them. */
@Timeout(30)
final class TotalsLinkTest {
    private LinkHarness switched;
    private Peer issuer;
    private Peer acquirer;

    @BeforeEach
    void connect() throws Exception {
        switched = new LinkHarness("iso87-ascii", Framing.LEN2, "iso87-ascii", Framing.LEN2);
        issuer = switched.issuer();
        acquirer = switched.acquirer();
    }

    @AfterEach
    void disconnect() throws Exception {
        acquirer.close();
        issuer.close();
        switched.close();
    }

    private void paid(int stan) throws Exception {
        purchase(acquirer, stan, PAN);
        acquirer.send();
        issuer.answer(issuer.receive(), "00");
        issuer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("00");
    }

    private static MessageWriter totals(Peer member, int mti, int stan) {
        return member.start(mti).number(7, 615_100_000).number(11, stan);
    }

    @Test
    void shouldCompareAnAcquirersTotals() throws Exception {
        paid(1);
        paid(2);
        totals(acquirer, 500, 3).number(76, 2).number(88, 20_00).text(97, "D0000000000002000");
        acquirer.send();

        MessageView agreed = acquirer.receive();
        assertThat(agreed.mti()).isEqualTo(510);
        assertThat(text(agreed, 39)).isEqualTo("00");
        assertThat(agreed.number(66)).isEqualTo(1);
        assertThat(agreed.number(76)).isEqualTo(2);
        assertThat(agreed.number(74)).isZero();
        assertThat(text(agreed, 97)).isEqualTo("D0000000000002000");
        totals(acquirer, 520, 4).number(76, 3);
        acquirer.send();

        MessageView differs = acquirer.receive();
        assertThat(differs.mti()).isEqualTo(530);
        assertThat(text(differs, 39)).isEqualTo("95");
        assertThat(differs.number(66)).isEqualTo(2);
        assertThat(differs.number(76)).isEqualTo(2);
    }

    @Test
    void shouldTellAnIssuerItsTotals() throws Exception {
        paid(1);
        totals(issuer, 500, 1);
        issuer.send();

        MessageView told = issuer.receive();
        assertThat(told.mti()).isEqualTo(510);
        assertThat(text(told, 39)).isEqualTo("00");
        assertThat(told.number(66)).isZero();
        assertThat(told.number(76)).isEqualTo(1);
        assertThat(told.number(88)).isEqualTo(10_00);
    }

    @Test
    void shouldRepeatTheBalancesOfAnInquiry() throws Exception {
        String balances = "0001156C000000123456";
        for (int asked = 0; asked < 2; asked++) {
            purchase(acquirer, 9, PAN).number(3, 300_000).remove(4);
            acquirer.send();
            if (asked == 0) {
                issuer.answer(issuer.receive(), "00").text(54, balances);
                issuer.send();
            }
            assertThat(text(acquirer.receive(), 54)).isEqualTo(balances);
        }
    }
}
