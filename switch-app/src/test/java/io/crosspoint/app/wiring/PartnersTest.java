package io.crosspoint.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.config.PartnersConfig;
import io.crosspoint.token.http.HashedPartners;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Who is known, and what for. */
class PartnersTest {
    private static final String KEY = "key-of-a-requestor";

    private final Partners partners =
            new Partners(
                    new PartnersConfig(
                            "127.0.0.1",
                            0,
                            List.of(
                                    new PartnersConfig.Member(
                                            "requestor",
                                            HashedPartners.hash(KEY),
                                            Set.of(PartnersConfig.Role.REQUESTOR),
                                            0,
                                            List.of(10_100_000_001L),
                                            List.of()))));

    @Test
    void shouldKnowAPartnerThatMayDoNothingWithCodes() {
        assertThat(partners.forCodes("Bearer " + KEY))
                .hasValueSatisfying(partner -> assertThat(partner.roles()).isEmpty());
    }

    @Test
    void shouldNotKnowAnotherKey() {
        assertThat(partners.forCodes("Bearer another")).isEmpty();
        assertThat(partners.forCodes(KEY)).isEmpty();
        assertThat(partners.forTokens("another")).isNull();
    }
}
