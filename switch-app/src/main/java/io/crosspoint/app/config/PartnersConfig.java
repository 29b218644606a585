package io.crosspoint.app.config;

import java.util.List;
import java.util.Set;

/**
 * The partners' HTTP port and who may use it.
 *
 * @param port 0 for any that is free
 */
public record PartnersConfig(String host, int port, List<Member> members) {

    /** What a partner may do. */
    public enum Role {
        REQUESTOR,
        ISSUER,
        ACQUIRER,
        WALLET
    }

    /**
     * One partner.
     *
     * @param apiKeySha256 hex of the SHA-256 of its key
     * @param institution its identification code; 0 when it has none
     * @param requestors token requestor ids it may act for
     * @param bins BINs of the cards it issues
     */
    public record Member(
            String name,
            String apiKeySha256,
            Set<Role> roles,
            long institution,
            List<Long> requestors,
            List<Integer> bins) {
        public Member {
            roles = Set.copyOf(roles);
            requestors = List.copyOf(requestors);
            bins = List.copyOf(bins);
        }
    }

    public PartnersConfig {
        members = List.copyOf(members);
    }
}
