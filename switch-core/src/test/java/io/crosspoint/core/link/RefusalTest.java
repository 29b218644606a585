package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.OTHER_PAN;
import static io.crosspoint.core.link.LinkMessages.PAN;
import static io.crosspoint.core.link.LinkMessages.pan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

/** Requests that name what they may not: another card in a track, another member's institution. */
@Timeout(30)
class RefusalTest {
    private static final String TOKEN = pan(629_900_000_000_001L);

    private LinkHarness switched;
    private Peer issuer;
    private Peer acquirer;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        switched = new LinkHarness("iso87-ascii", Framing.LEN2, 16);
        issuer = switched.issuer();
        acquirer = switched.acquirer();
    }

    @AfterEach
    void close() throws IOException {
        acquirer.close();
        issuer.close();
        switched.close();
    }

    private io.crosspoint.iso8583.MessageWriter purchase(int stan, String card) {
        return LinkMessages.purchase(acquirer, stan, card);
    }

    private String answer() throws IOException {
        acquirer.send();
        return Peer.text(acquirer.receive(), 39);
    }

    private void assertPasses() throws IOException {
        acquirer.send();
        MessageView forwarded = issuer.receive();
        issuer.answer(forwarded, "00");
        issuer.send();
        assertThat(Peer.text(acquirer.receive(), 39)).isEqualTo("00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=29122010000000000", "D29122010000000000", ""})
    void shouldRefuseATrackTwoOfAnotherCard(String rest) throws IOException {
        purchase(1, PAN).text(35, OTHER_PAN + rest);
        assertThat(answer()).isEqualTo("14");

        purchase(2, PAN).text(35, PAN + rest);
        assertPasses();
        assertThat(switched.acquirerLink.counters().rejected.get()).isEqualTo(1);
    }

    @Test
    void shouldRefuseATrackThatOnlyBeginsLikeTheCard() throws IOException {
        purchase(1, PAN).text(35, PAN + "0=2912201");
        assertThat(answer()).isEqualTo("14");
        purchase(2, PAN).text(35, PAN.substring(0, 15) + "=2912201");
        assertThat(answer()).isEqualTo("14");
    }

    @Test
    void shouldRefuseATrackOfACardBesideAToken() throws IOException {
        purchase(1, TOKEN).text(35, PAN + "=29122010000000000");
        assertThat(answer()).isEqualTo("14");
        assertThat(switched.acquirerLink.counters().rejected.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "%B"})
    void shouldRefuseATrackOneOfAnotherCard(String start) throws IOException {
        String rest = "^CARDHOLDER/A^29122010000000000";
        purchase(1, PAN).text(45, start + OTHER_PAN + rest);
        assertThat(answer()).isEqualTo("14");
        purchase(2, PAN).remove(2).text(35, PAN + "=2912201").text(45, start + OTHER_PAN + rest);
        assertThat(answer()).isEqualTo("14");

        purchase(3, PAN).text(45, start + PAN + rest);
        assertPasses();
    }

    @Test
    void shouldLeaveATrackOneOfAnIssuersOwnFormatToTheIssuer() throws IOException {
        purchase(1, PAN).text(45, "A" + OTHER_PAN + "^CARDHOLDER/A");
        assertPasses();
    }

    @Test
    void shouldRefuseAnAcquirerThatIsNotTheLinks() throws IOException {
        purchase(1, PAN).number(32, 48_010_001);
        acquirer.send();
        MessageView refusal = acquirer.receive();
        assertThat(Peer.text(refusal, 39)).isEqualTo("58");
        assertThat(refusal.number(32)).isEqualTo(48_010_001);
        assertThat(switched.acquirerLink.counters().foreignInstitution.get()).isEqualTo(1);
        assertThat(switched.acquirerLink.counters().rejected.get()).isEqualTo(1);

        purchase(2, PAN);
        assertPasses();
    }

    @Test
    void shouldRefuseAForwarderThatIsNotTheLinks() throws IOException {
        purchase(1, PAN).number(33, 48_010_000);
        assertThat(answer()).isEqualTo("58");
        assertThat(switched.acquirerLink.counters().foreignInstitution.get()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAReversalInAnothersName() throws IOException {
        purchase(1, PAN);
        assertPasses();
        acquirer.start(420)
                .text(2, PAN)
                .number(3, 0)
                .number(4, 10_00)
                .number(7, 615_100_100)
                .number(11, 2)
                .number(32, 48_010_001)
                .number(33, 48_020_000)
                .text(90, "0200" + "000001" + "0615100000" + "00048010000" + "00048020000");
        assertThat(answer()).isEqualTo("58");
        assertThat(switched.engine.reversalsPending()).isZero();
    }

    @Test
    void shouldLetTheLineBeManagedByWhomeverItNames() throws IOException {
        acquirer.start(800)
                .number(7, 615_100_000)
                .number(11, 1)
                .number(33, 48_099_999)
                .number(70, 301);
        assertThat(answer()).isEqualTo("00");
    }

    @Test
    void shouldTakeNoCodesThatCannotBe() {
        assertThatThrownBy(() -> InstitutionCodes.of(List.of()))
                .hasMessageContaining("expected: 1 or more");
        assertThatThrownBy(() -> InstitutionCodes.of(List.of(1L, 100_000_000_000L)))
                .hasMessageContaining("expected: 1 to 99999999999");
        assertThat(InstitutionCodes.any().contains(0)).isTrue();
        assertThat(InstitutionCodes.of(List.of(5L, 3L)).contains(0)).isFalse();
        assertThat(InstitutionCodes.of(List.of(5L, 3L)).contains(3)).isTrue();
    }
}
