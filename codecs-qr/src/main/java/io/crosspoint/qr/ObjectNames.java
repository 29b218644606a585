package io.crosspoint.qr;

import java.util.Map;
import java.util.Set;

/** What ids and tags are called. */
final class ObjectNames {
    private static final Map<String, String> MERCHANT =
            Map.ofEntries(
                    Map.entry("00", "Payload format"),
                    Map.entry("01", "Point of initiation"),
                    Map.entry("52", "Merchant category"),
                    Map.entry("53", "Currency"),
                    Map.entry("54", "Amount"),
                    Map.entry("55", "Tip or fee indicator"),
                    Map.entry("56", "Fixed fee"),
                    Map.entry("57", "Percentage fee"),
                    Map.entry("58", "Country"),
                    Map.entry("59", "Merchant name"),
                    Map.entry("60", "Merchant city"),
                    Map.entry("61", "Postal code"),
                    Map.entry("62", "Additional data"),
                    Map.entry("62/01", "Bill number"),
                    Map.entry("62/02", "Mobile number"),
                    Map.entry("62/03", "Store"),
                    Map.entry("62/04", "Loyalty number"),
                    Map.entry("62/05", "Reference"),
                    Map.entry("62/06", "Customer"),
                    Map.entry("62/07", "Terminal"),
                    Map.entry("62/08", "Purpose"),
                    Map.entry("62/09", "Consumer data requested"),
                    Map.entry("63", "Checksum"),
                    Map.entry("64", "Language"),
                    Map.entry("64/00", "Language"),
                    Map.entry("64/01", "Merchant name"),
                    Map.entry("64/02", "Merchant city"));

    private static final Map<String, String> CONSUMER =
            Map.ofEntries(
                    Map.entry("85", "Payload format"),
                    Map.entry("61", "Application"),
                    Map.entry("62", "Common data"),
                    Map.entry("63", "Application's transparent data"),
                    Map.entry("64", "Common transparent data"),
                    Map.entry("4F", "Application identifier"),
                    Map.entry("50", "Application label"),
                    Map.entry("57", "Track 2 equivalent"),
                    Map.entry("5A", "Card number"),
                    Map.entry("5F20", "Cardholder name"),
                    Map.entry("5F2D", "Language preference"),
                    Map.entry("5F34", "Card sequence"),
                    Map.entry("5F50", "Issuer address"),
                    Map.entry("82", "Interchange profile"),
                    Map.entry("9F08", "Application version"),
                    Map.entry("9F10", "Issuer application data"),
                    Map.entry("9F19", "Token requestor"),
                    Map.entry("9F24", "Payment account reference"),
                    Map.entry("9F25", "Last four digits"),
                    Map.entry("9F26", "Cryptogram"),
                    Map.entry("9F27", "Cryptogram information"),
                    Map.entry("9F36", "Transaction counter"),
                    Map.entry("9F37", "Unpredictable number"));

    private static final Set<String> TEXTS = Set.of("85", "50", "5F20", "5F2D", "5F50");
    private static final Set<String> TEMPLATES = Set.of("61", "62", "63", "64");

    private ObjectNames() {}

    /** By path of ids; empty when there is none. */
    static String merchant(String path) {
        String name = MERCHANT.getOrDefault(path, "");
        if (!name.isEmpty()) {
            return name;
        }
        int slash = path.indexOf('/');
        int first = Integer.parseInt(slash < 0 ? path : path.substring(0, slash));
        if (slash < 0) {
            return first >= 2 && first <= 51 ? account(first) : "";
        }
        return path.endsWith("/00") && path.length() == 5 ? "Globally unique id" : "";
    }

    /** By tag; empty when there is none. */
    static String consumer(String tag) {
        return CONSUMER.getOrDefault(tag, "");
    }

    static boolean isText(String tag) {
        return TEXTS.contains(tag);
    }

    static boolean isTemplate(String tag) {
        return TEMPLATES.contains(tag);
    }

    private static String account(int id) {
        return switch (id) {
            case 2, 3 -> "Visa account";
            case 4, 5 -> "Mastercard account";
            case 9, 10 -> "Discover account";
            case 11, 12 -> "American Express account";
            case 13, 14 -> "JCB account";
            case 15, 16 -> "UnionPay account";
            default -> "Merchant account";
        };
    }
}
