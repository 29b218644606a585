package io.crosspoint.core.link;

import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** What one edition says, in the words of another. */
@Timeout(30)
class TranslationTest {
    private static final MemberScript OF_1993 = MemberScript.MEMBERS_OF_1993;
    private static final MemberScript OF_1987 = MemberScript.MEMBERS_OF_1987;

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

    private LinkHarness switched(String acquirers, String issuers) throws Exception {
        return closing(new LinkHarness(acquirers, Framing.LEN2, issuers, Framing.LEN2));
    }

    @Test
    void shouldSayInTheWordsOf1987WhatAnAcquirerOf1993Asks() throws Exception {
        LinkHarness switched = switched("iso93-ascii", "iso87-ascii");
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        OF_1993.sale(acquirer, 100, 1).number(24, 101).text(48, "TO THE SWITCH").number(14, 3012);
        acquirer.send();

        MessageView asked = issuer.receive();
        assertThat(asked.mti()).isEqualTo(100);
        assertThat(asked.kind()).isEqualTo(TransactionKind.PRE_AUTHORISATION);
        assertThat(asked.number(7)).isEqualTo(MemberScript.LOCAL % 10_000_000_000L);
        assertThat(asked.number(12)).isEqualTo(180_000);
        assertThat(asked.number(13)).isEqualTo(615);
        assertThat(asked.number(14)).isEqualTo(3012);
        assertThat(asked.number(18)).isEqualTo(5411);
        assertThat(asked.number(22)).isEqualTo(51);
        assertThat(asked.number(25)).isEqualTo(6);
        assertThat(asked.has(24)).isFalse();
        assertThat(asked.has(26)).isFalse();
        assertThat(asked.has(48)).isFalse();

        issuer.answer(asked, "00")
                .text(38, "A00001")
                .number(15, 616)
                .text(54, "0002156C000001000000");
        issuer.send();
        MessageView answer = acquirer.receive();
        assertThat(answer.mti()).isEqualTo(1110);
        assertThat(text(answer, 39)).isEqualTo("000");
        assertThat(answer.number(3)).isZero();
        assertThat(answer.number(12) % 10_000_000_000L)
                .isEqualTo(MemberScript.LOCAL % 10_000_000_000L);
        assertThat(answer.number(15) % 10_000).isEqualTo(616);
        assertThat(answer.number(24)).isEqualTo(101);
        assertThat(answer.has(13)).isFalse();
        assertThat(answer.has(25)).isFalse();
        assertThat(text(answer, 54)).isEqualTo("0002156C000001000000");

        OF_1993.naming(OF_1993.sale(acquirer, 200, 2).number(24, 202).number(4, 9_00), 1);
        acquirer.send();
        MessageView completed = issuer.receive();
        assertThat(completed.kind()).isEqualTo(TransactionKind.COMPLETION);
        assertThat(completed.number(4)).isEqualTo(9_00);
        assertThat(text(completed, 90))
                .isEqualTo(
                        "0100%06d%010d%011d%011d"
                                .formatted(
                                        asked.number(11),
                                        asked.number(7),
                                        MemberScript.ACQUIRER,
                                        MemberScript.FORWARDER));
    }

    @Test
    void shouldSayInTheWordsOf1993WhatAnAcquirerOf1987Asks() throws Exception {
        LinkHarness switched = switched("iso87-ascii", "iso93-binary");
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        OF_1987.sale(acquirer, 100, 1)
                .number(3, 30_000)
                .number(12, 180_000)
                .number(13, 615)
                .number(25, 6)
                .text(52, "0123456789ABCDEF")
                .text(63, "TO THE SWITCH");
        acquirer.send();

        MessageView asked = issuer.receive();
        assertThat(asked.mti()).isEqualTo(1100);
        assertThat(asked.kind()).isEqualTo(TransactionKind.PRE_AUTHORISATION);
        assertThat(asked.number(7)).isEqualTo(MemberScript.TRANSMITTED);
        assertThat(asked.number(12) % 10_000_000_000L).isEqualTo(615_180_000);
        assertThat(text(asked, 22)).isEqualTo("510001513001");
        assertThat(asked.number(24)).isEqualTo(101);
        assertThat(asked.number(26)).isEqualTo(5411);
        assertThat(text(asked, 52)).isEqualTo("0123456789ABCDEF");
        for (int de : new int[] {13, 25, 63, 90}) {
            assertThat(asked.has(de)).as("field %d", de).isFalse();
        }

        OF_1993.answer(issuer, asked, "000");
        issuer.writer().number(15, 260_616);
        issuer.send();
        MessageView answer = acquirer.receive();
        assertThat(answer.mti()).isEqualTo(110);
        assertThat(text(answer, 39)).isEqualTo("00");
        assertThat(answer.number(3)).isEqualTo(30_000);
        assertThat(answer.number(7)).isEqualTo(MemberScript.TRANSMITTED);
        assertThat(answer.number(32)).isEqualTo(MemberScript.ACQUIRER);
        assertThat(answer.number(33)).isEqualTo(MemberScript.FORWARDER);
        assertThat(answer.number(15)).isEqualTo(616);

        OF_1987.naming(OF_1987.sale(acquirer, 200, 2).number(25, 6).number(4, 9_00), 1);
        acquirer.send();
        MessageView completed = issuer.receive();
        assertThat(completed.kind()).isEqualTo(TransactionKind.COMPLETION);
        assertThat(completed.number(24)).isEqualTo(202);
        assertThat(text(completed, 56))
                .isEqualTo("1100%06d%012d0848010000".formatted(asked.number(11), asked.number(12)));
    }

    @Test
    void shouldTakeACodeThatTheIssuersEditionDoesNotNameForNoApproval() throws Exception {
        LinkHarness switched = switched("iso87-ascii", "iso93-ascii");
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        OF_1987.sale(acquirer, 200, 1);
        acquirer.send();
        OF_1993.answer(issuer, issuer.receive(), "777");
        issuer.send();

        assertThat(text(acquirer.receive(), 39)).isEqualTo("20");
        assertThat(issuer.receive().mti()).isEqualTo(1420);
    }

    @Test
    void shouldRefuseATimeOf1993ThatIsNone() throws Exception {
        LinkHarness switched = switched("iso93-ascii", "iso87-ascii");
        closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        OF_1993.sale(acquirer, 200, 1).number(12, 261_332_250_000L);
        acquirer.send();

        MessageView answer = acquirer.receive();
        assertThat(answer.mti()).isEqualTo(1210);
        assertThat(text(answer, 39)).isEqualTo("904");
    }

    @Test
    void shouldRefuseAnOriginalOf1993ThatIsNone() throws Exception {
        LinkHarness switched = switched("iso93-ascii", "iso87-ascii");
        closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        for (String original : new String[] {"1200000001", "12000000012606151800000948010000"}) {
            OF_1993.sale(acquirer, 420, 1).text(56, original);
            acquirer.send();
            assertThat(text(acquirer.receive(), 39)).as(original).isEqualTo("904");
        }
        for (String unknown :
                new String[] {
                    "1200000001260615180000",
                    "1200000001260615180000" + "0848010000",
                    "1200000001260615180000" + "00048010000"
                }) {
            OF_1993.sale(acquirer, 420, 2).text(56, unknown);
            acquirer.send();
            assertThat(text(acquirer.receive(), 39)).as(unknown).isEqualTo("914");
        }
    }
}
