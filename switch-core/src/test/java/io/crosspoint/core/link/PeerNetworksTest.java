package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

class PeerNetworksTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.0/24, 10.1.2.255, true",
        "10.1.2.0/24, 10.1.3.0, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "192.0.2.200/31, 192.0.2.201, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::1, 2001:db8::1, true",
        "2001:db8:a::/47, 2001:db8:b::9, true",
        "2001:db8:a::/47, 2001:db8:c::9, false",
        "10.1.2.3, ::ffff:10.1.2.3, true"
    })
    void shouldTellWhoIsInside(String network, String address, boolean inside)
            throws UnknownHostException {
        PeerNetworks peers = PeerNetworks.of(List.of("198.51.100.1", network));
        assertThat(peers.contains(InetAddress.getByName(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "member.example",
                "10.1.2",
                "10.1.2.256",
                "10.1.2.0/33",
                "10.1.2.0/",
                "10.1.2.0/-1",
                "10.1.2.0/2 4",
                "10.1.2.1/24",
                "2001:db8::/129",
                "2001:db8::1/64",
                "fe80::1%eth0"
            })
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> PeerNetworks.of(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("peers: " + text + " (expected: ");
    }

    @Test
    void shouldTakeAnyOnlyWhereTold() {
        assertThat(PeerNetworks.any().contains(null)).isTrue();
        assertThatThrownBy(() -> PeerNetworks.of(List.of()))
                .hasMessage("peers: none (expected: 1 or more)");
    }
}
