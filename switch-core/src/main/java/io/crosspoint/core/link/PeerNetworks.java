package io.crosspoint.core.link;

import io.netty.util.NetUtil;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;

/** The addresses from which a member may connect: those of the networks listed, or any. */
public final class PeerNetworks {
    private static final PeerNetworks ANY = new PeerNetworks(true, List.of());

    private final boolean any;
    private final List<Network> networks;

    private PeerNetworks(boolean any, List<Network> networks) {
        this.any = any;
        this.networks = networks;
    }

    /** Whoever reaches the port is taken; who it is must be sure by other means. */
    public static PeerNetworks any() {
        return ANY;
    }

    /**
     * Those addresses and networks and no other. Names are not looked up.
     *
     * @param texts addresses of IPv4 or IPv6, a network with the length of its prefix: 10.1.2.0/24
     * @throws IllegalArgumentException when there is none or one is no address
     */
    public static PeerNetworks of(List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("peers: none (expected: 1 or more)");
        }
        return new PeerNetworks(false, texts.stream().map(PeerNetworks::parse).toList());
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        String addressText = slash < 0 ? text : text.substring(0, slash);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(addressText);
        if (address == null || addressText.indexOf('%') >= 0) {
            throw wrong(text, "an IPv4 or IPv6 address, or a network such as 10.1.2.0/24");
        }
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw wrong(text, "a prefix of 0 to " + bits + " bits");
        }
        Network network = new Network(address, prefix);
        if (network.hasBitsBeyondPrefix()) {
            throw wrong(text, "no bits beyond the first " + prefix);
        }
        return network;
    }

    /** Negative when it is no number of up to three digits. */
    private static int prefix(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static IllegalArgumentException wrong(String text, String expected) {
        return new IllegalArgumentException("peers: " + text + " (expected: " + expected + ")");
    }

    /**
     * Whether a member may connect from there.
     *
     * @param address null when it is not known any more, as of a connection that has ended
     */
    boolean contains(@Nullable InetAddress address) {
        if (any) {
            return true;
        }
        if (address == null) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /** Addresses that share their leading bits. */
    private static final class Network {
        private final byte[] address;
        private final int prefix;

        private Network(byte[] address, int prefix) {
            this.address = address;
            this.prefix = prefix;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                if (bit(other, bit) != bit(address, bit)) {
                    return false;
                }
            }
            return true;
        }

        boolean hasBitsBeyondPrefix() {
            for (int bit = prefix; bit < address.length * 8; bit++) {
                if (bit(address, bit) != 0) {
                    return true;
                }
            }
            return false;
        }

        private static int bit(byte[] of, int index) {
            return of[index >> 3] >> (7 - (index & 7)) & 1;
        }
    }
}
