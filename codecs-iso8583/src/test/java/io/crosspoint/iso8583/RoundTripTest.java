package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.json.MessageJson;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is written is read again, whatever fields a message has. */
class RoundTripTest {
    private static final List<Dialect> DIALECTS =
            Dialects.bundledNames().stream().map(Dialects::bundled).toList();

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(DIALECTS);
    }

    @Property(tries = 300)
    void shouldReadWhatWasWritten(@ForAll("dialects") Dialect dialect, @ForAll long seed) {
        Random random = new Random(seed);
        Map<Integer, String> contents = new HashMap<>();
        MessageWriter writer = new MessageWriter(dialect).start(random.nextInt(Dialect.MTIS));
        int share = 1 + random.nextInt(20);
        for (int de = 2; de <= dialect.maxField(); de++) {
            FieldSpec field = dialect.field(de);
            if (field != null && random.nextInt(share) == 0) {
                contents.put(de, FieldContents.fitting(field, random));
                writer.text(de, contents.get(de));
            }
        }
        byte[] bytes = Specimens.encoded(writer);
        MessageView view = Specimens.view(dialect, bytes);
        for (int de = 2; de <= dialect.maxField(); de++) {
            assertThat(view.has(de)).isEqualTo(contents.containsKey(de));
            if (view.has(de)) {
                assertThat(Specimens.text(view, de)).isEqualTo(contents.get(de));
            }
        }
        assertThat(Specimens.encoded(new MessageWriter(dialect).startFrom(view, view.mti())))
                .isEqualTo(bytes);
        MessageJson json = new MessageJson(dialect);
        assertThat(json.encode(json.decode(view, true))).isEqualTo(bytes);
    }

    @Property(tries = 300)
    void shouldAnswerTheSameWhetherCopiedInRunsOrFieldByField(
            @ForAll("dialects") Dialect dialect, @ForAll long seed) {
        Random random = new Random(seed);
        MessageView source = Specimens.view(dialect, message(dialect, random));
        MessageWriter runs = new MessageWriter(dialect).startFrom(source, 210);
        MessageWriter fields = new MessageWriter(dialect).start(210);
        for (int de = 2; de <= dialect.maxField(); de++) {
            fields.copy(de, source);
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            int de = 2 + random.nextInt(dialect.maxField() - 1);
            FieldSpec field = dialect.field(de);
            if (field == null || random.nextBoolean()) {
                runs.remove(de);
                fields.remove(de);
            } else {
                String content = FieldContents.fitting(field, random);
                runs.text(de, content);
                fields.text(de, content);
            }
        }

        assertThat(Specimens.encoded(runs)).isEqualTo(Specimens.encoded(fields));
    }

    @Test
    void shouldReachEveryFieldOfEveryDialect() {
        for (Dialect dialect : DIALECTS) {
            MessageWriter writer = new MessageWriter(dialect).start(200);
            Random random = new Random(1);
            Map<Integer, String> contents = new HashMap<>();
            for (int de = 2; de <= dialect.maxField(); de++) {
                FieldSpec field = dialect.field(de);
                if (field != null) {
                    contents.put(de, FieldContents.fitting(field, random));
                    writer.text(de, contents.get(de));
                }
            }
            MessageView view = Specimens.view(dialect, Specimens.encoded(writer));
            contents.forEach(
                    (de, content) ->
                            assertThat(Specimens.text(view, de)).as("%s", de).isEqualTo(content));
        }
    }

    static byte[] message(Dialect dialect, Random random) {
        MessageWriter writer = new MessageWriter(dialect).start(200);
        int share = 1 + random.nextInt(8);
        for (int de = 2; de <= dialect.maxField(); de++) {
            FieldSpec field = dialect.field(de);
            if (field != null && random.nextInt(share) == 0) {
                writer.text(de, FieldContents.fitting(field, random));
            }
        }
        return Specimens.encoded(writer);
    }
}
