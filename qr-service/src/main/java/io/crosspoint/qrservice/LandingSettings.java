package io.crosspoint.qrservice;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who may land on a code's address and where to.
 *
 * @param networkAgents texts that the user agents of the network's apps contain
 * @param otherWalletAgents texts that the user agents of other wallets' apps contain
 * @param appNames names of the apps that can pay, for people with none of them
 * @param cashiers registered https pages per acquirer; the first is its default
 * @param refuseWrapped whether a landing through somebody else's page or code is refused
 */
public record LandingSettings(
        List<String> networkAgents,
        List<String> otherWalletAgents,
        List<String> appNames,
        Map<Long, List<URI>> cashiers,
        boolean refuseWrapped) {

    public static final LandingSettings DEFAULT =
            new LandingSettings(
                    List.of("UnionPay/"),
                    List.of("MicroMessenger", "AlipayClient"),
                    List.of("the network's app", "your bank's app"),
                    Map.of(),
                    true);

    public LandingSettings {
        networkAgents = nonEmpty("network agents", networkAgents);
        otherWalletAgents = nonEmpty("other wallet agents", otherWalletAgents);
        appNames = List.copyOf(appNames);
        cashiers = Map.copyOf(cashiers);
        cashiers.values().forEach(pages -> pages.forEach(LandingSettings::requireHttps));
    }

    /** Whether the page lies on a domain that the acquirer has registered, over https. */
    public boolean isRegistered(long acquirer, URI page) {
        String host = page.getHost();
        return "https".equals(page.getScheme())
                && host != null
                && page.getRawUserInfo() == null
                && page.getRawFragment() == null
                && cashiers.getOrDefault(acquirer, List.of()).stream()
                        .anyMatch(
                                known ->
                                        known.getHost().equalsIgnoreCase(host)
                                                && known.getPort() == page.getPort());
    }

    private static void requireHttps(URI page) {
        if (!"https".equals(page.getScheme())
                || page.getHost() == null
                || page.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "cashier: "
                            + String.valueOf(page.getScheme()).toLowerCase(Locale.ROOT)
                            + " address (expected: https://HOST/...)");
        }
    }

    private static List<String> nonEmpty(String what, List<String> texts) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(what + ": a blank text (expected: none)");
        }
        return List.copyOf(texts);
    }
}
