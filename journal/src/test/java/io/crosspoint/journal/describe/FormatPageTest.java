package io.crosspoint.journal.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

final class FormatPageTest {
    private static final Path COMMITTED = Path.of("../docs/journal-format.md");
    private static final Pattern SENSITIVE =
            Pattern.compile("(?i)pan|.*(cardNumber|primaryAccount|track|pinBlock|cvn|cvv|cvc).*");

    @Test
    void shouldBeThePageInTheDocuments() throws IOException {
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("written anew by: ./crosspoint journal format > docs/journal-format.md")
                .isEqualTo(FormatPage.markdown());
    }

    @Test
    void shouldTellOffsetsLengthsAndMeanings() {
        assertThat(FormatPage.markdown())
                .contains("## Stream transactions\n", "## Stream tokens\n", "## Stream qr\n")
                .contains("\n### TransactionDeclined\n")
                .contains("| 8 | 4 | businessDate | uint32 |  | Date the transaction belongs to")
                .contains("| 12 | 1 | type | TransactionType |  | What the cardholder")
                .contains("| 3 | TIMED_OUT |  | The issuer did not answer within its limit |")
                .contains("| behind | varies | merchants | group |  | Merchants the token")
                .contains("| 0 | 15 | merchants[].merchant | MerchantId |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions", "tokens", "qr"})
    void shouldDescribeEveryPartOfASchema(String stream) throws Exception {
        List<String> undescribed = new ArrayList<>();
        List<String> sensitive = new ArrayList<>();
        for (Element part : parts(stream)) {
            String name = part.getAttribute("name");
            // A part that refers to a type has the meaning of the type unless it says more.
            if (!part.getTagName().equals("ref") && part.getAttribute("description").isBlank()) {
                undescribed.add(part.getTagName() + " " + name);
            }
            if (SENSITIVE.matcher(name).matches()) {
                sensitive.add(name);
            }
        }
        assertThat(undescribed).isEmpty();
        assertThat(sensitive).isEmpty();
    }

    private static List<Element> parts(String stream) throws Exception {
        List<Element> parts = new ArrayList<>();
        try (InputStream in = FormatPage.class.getResourceAsStream(stream + ".xml")) {
            NodeList all =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(in)
                            .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element part = (Element) all.item(i);
                if (part.hasAttribute("name")) {
                    parts.add(part);
                }
            }
        }
        assertThat(parts).hasSizeGreaterThan(50);
        return parts;
    }
}
