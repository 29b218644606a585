package io.crosspoint.app.demo;

/** The two issuing banks: link of the configuration, cards and key for the partners' port. */
enum Bank {
    DEBIT("debit-bank", "621234", "demo-debit-key"),
    CREDIT("credit-bank", "625678", "demo-credit-key");

    private final String link;
    private final String bin;
    private final String apiKey;

    Bank(String link, String bin, String apiKey) {
        this.link = link;
        this.bin = bin;
        this.apiKey = apiKey;
    }

    String link() {
        return link;
    }

    String bin() {
        return bin;
    }

    String apiKey() {
        return apiKey;
    }
}
