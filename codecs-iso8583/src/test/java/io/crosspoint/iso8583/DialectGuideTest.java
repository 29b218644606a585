package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.json.MessageDescription;
import io.crosspoint.iso8583.json.MessageJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example of docs/dialects.md, taken from there. */
class DialectGuideTest {
    private static final Path GUIDE = Path.of("../docs/dialects.md");

    @TempDir Path folder = Path.of("");

    private Dialect shop = Dialects.bundled("iso87-ascii");

    @BeforeEach
    void compileTheExample() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf("```yaml\n") + "```yaml\n".length();
        String example = guide.substring(begin, guide.indexOf("```", begin));
        shop = Dialects.load(Files.writeString(folder.resolve("shop.yaml"), example));
    }

    private MessageView message(String basket) {
        return Specimens.view(
                shop,
                Specimens.encoded(
                        new MessageWriter(shop)
                                .start(200)
                                .text(2, "6256780000000008")
                                .number(3, 200_000)
                                .number(4, 100)
                                .number(7, 1_121_010_203)
                                .number(11, 1)
                                .text(61, "77")
                                .text(62, basket)));
    }

    @Test
    void shouldDoWhatTheGuideSays() {
        MessageView view = message("01001x02015ABC000000000100");

        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.field(60)).isNull();
        assertThat(view.kind()).isEqualTo(TransactionKind.VOID);
        assertThat(shop.responseCode("51")).isEqualTo("116");
        MessageCheck check = new MessageCheck();
        assertThat(check.check(view)).isFalse();
        assertThat(check.describe())
                .isEqualTo(
                        "field 90: missing (expected: present in 0200 when DE3 begins with 20 and"
                                + " DE38 is absent)");
        assertThat(view.checkRequired()).isEqualTo(90);
        assertThat(new MessageDescription(shop).describe(view)).doesNotContain("77\n");
    }

    @Test
    void shouldTakeTheBasketApart() {
        MessageView view = message("01001x02015ABC000000000100");
        assertThat(new MessageJson(shop).decode(view, true).get("fields").get("62").toString())
                .isEqualTo("{\"01\":\"x\",\"02\":{\"1\":\"ABC\",\"2\":\"000000000100\"}}");
    }

    @Test
    void shouldQuoteTheErrorThatIsTold() throws IOException {
        MessageCheck check = new MessageCheck();
        check.check(message("01001x"));
        assertThat(Files.readString(GUIDE)).contains("`" + check.describe() + "`");
    }
}
