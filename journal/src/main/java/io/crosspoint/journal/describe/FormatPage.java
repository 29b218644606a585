package io.crosspoint.journal.describe;

import org.jspecify.annotations.Nullable;

import uk.co.real_logic.sbe.xml.CompositeType;
import uk.co.real_logic.sbe.xml.EncodedDataType;
import uk.co.real_logic.sbe.xml.EnumType;
import uk.co.real_logic.sbe.xml.Field;
import uk.co.real_logic.sbe.xml.Message;
import uk.co.real_logic.sbe.xml.MessageSchema;
import uk.co.real_logic.sbe.xml.SetType;
import uk.co.real_logic.sbe.xml.Type;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes how records lie on storage as a page of Markdown: the envelope, then each stream's
 * messages and types, from the very schemas that the code is generated from.
 */
public final class FormatPage {
    private static final String FIELD_HEAD =
            """
            | offset | bytes | field | type | since | meaning |
            | --- | --- | --- | --- | --- | --- |
            """;

    private final StringBuilder page = new StringBuilder(64 << 10);

    private FormatPage() {}

    /** The page, ending with a line end; the same schemas give the same text. */
    public static String markdown() {
        FormatPage page = new FormatPage();
        page.introduce();
        for (String stream : RecordSchemas.NAMES) {
            page.describe(stream, RecordSchemas.schema(stream));
        }
        return page.page.toString();
    }

    private void introduce() {
        try (InputStream in = FormatPage.class.getResourceAsStream("format-page.md")) {
            page.append(
                    new String(
                            Objects.requireNonNull(in, "format-page.md").readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("format-page.md", e);
        }
    }

    private void describe(String stream, MessageSchema schema) {
        page.append("\n## Stream %s\n\n".formatted(stream));
        page.append(
                "%s. Schema %d, version %d, %s.\n"
                        .formatted(
                                schema.description(),
                                schema.id(),
                                schema.version(),
                                schema.byteOrder()
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')));
        schema.messages().stream()
                .sorted(Comparator.comparingInt(Message::id))
                .forEach(this::describe);
        List<Type> types =
                schema.types().stream().sorted(Comparator.comparing(Type::name)).toList();
        types.forEach(type -> describe(stream, type));
        describeTexts(stream, types);
    }

    private void describe(Message message) {
        page.append("\n### %s\n\n".formatted(message.name()));
        page.append(
                "%s. Template %d, block of %d bytes%s.\n\n"
                        .formatted(
                                message.description(),
                                message.id(),
                                message.blockLength(),
                                since(message.sinceVersion(), ", since version ")));
        page.append(FIELD_HEAD);
        message.fields().forEach(field -> describe(field, ""));
    }

    private void describe(Field field, String group) {
        List<Field> members = members(field);
        boolean grouped = !members.isEmpty();
        boolean varies = grouped || field.isVariableLength();
        row(
                varies ? "behind" : Integer.toString(field.computedOffset()),
                varies ? "varies" : Integer.toString(field.type().encodedLength()),
                group + field.name(),
                grouped ? "group" : field.type().name(),
                field.sinceVersion(),
                meaning(field.description(), grouped ? null : field.type()));
        members.forEach(member -> describe(member, group + field.name() + "[]."));
    }

    /** Those of a group; the parser has no list at all for a plain field. */
    @SuppressWarnings("NullAway")
    private static List<Field> members(Field field) {
        return Objects.requireNonNullElse(field.groupFields(), List.of());
    }

    private void describe(String stream, Type type) {
        switch (type) {
            case CompositeType composite -> describe(stream, composite);
            case EnumType choice -> describe(stream, choice);
            case SetType set -> describe(stream, set);
            default -> {}
        }
    }

    private void describe(String stream, CompositeType composite) {
        head(stream, "composite", composite, composite.encodedLength());
        page.append(FIELD_HEAD);
        int offset = 0;
        for (Type part : composite.getTypeList()) {
            offset = part.offsetAttribute() > 0 ? part.offsetAttribute() : offset;
            boolean varies = part.isVariableLength();
            row(
                    Integer.toString(offset),
                    varies ? "varies" : Integer.toString(part.encodedLength()),
                    part.name(),
                    typeName(part),
                    part.sinceVersion(),
                    meaning(part.description(), part));
            offset += Math.max(0, part.encodedLength());
        }
    }

    private void describe(String stream, EnumType choice) {
        head(stream, "enumeration", choice, choice.encodedLength());
        page.append("| value | name | since | meaning |\n| --- | --- | --- | --- |\n");
        choice.validValues().stream()
                .sorted(Comparator.comparingLong(value -> value.primitiveValue().longValue()))
                .forEach(
                        value ->
                                page.append(
                                        "| %s | %s | %s | %s |\n"
                                                .formatted(
                                                        value.primitiveValue(),
                                                        value.name(),
                                                        since(value.sinceVersion(), ""),
                                                        meaning(value.description(), null))));
    }

    private void describe(String stream, SetType set) {
        head(stream, "set of bits", set, set.encodedLength());
        page.append("| bit | name | since | meaning |\n| --- | --- | --- | --- |\n");
        set.choices().stream()
                .sorted(Comparator.comparingLong(choice -> choice.primitiveValue().longValue()))
                .forEach(
                        choice ->
                                page.append(
                                        "| %s | %s | %s | %s |\n"
                                                .formatted(
                                                        choice.primitiveValue(),
                                                        choice.name(),
                                                        since(choice.sinceVersion(), ""),
                                                        meaning(choice.description(), null))));
    }

    /** The named types that are neither composed nor listed. */
    private void describeTexts(String stream, List<Type> types) {
        page.append("\n### Plain types of %s\n\n".formatted(stream));
        page.append("| type | bytes | form | meaning |\n| --- | --- | --- | --- |\n");
        for (Type type : types) {
            if (type instanceof EncodedDataType plain && !isPrimitive(plain)) {
                page.append(
                        "| %s | %d | %s | %s |\n"
                                .formatted(
                                        plain.name(),
                                        plain.encodedLength(),
                                        form(plain),
                                        meaning(plain.description(), null)));
            }
        }
    }

    /** The parser adds the primitive types to each schema under their own names. */
    private static boolean isPrimitive(EncodedDataType type) {
        return type.name().equals(type.primitiveType().primitiveName());
    }

    private static String form(EncodedDataType type) {
        String encoding = type.characterEncoding();
        return encoding == null
                ? type.primitiveType().primitiveName() + " × " + type.length()
                : encoding + " text, padded with zeros or spaces";
    }

    private void head(String stream, String kind, Type type, int length) {
        page.append("\n### %s, %s of %s\n\n".formatted(type.name(), kind, stream));
        page.append(
                "%s. %s\n\n"
                        .formatted(
                                meaning(type.description(), null),
                                length > 0
                                        ? length + (length == 1 ? " byte." : " bytes.")
                                        : "Its length varies."));
    }

    private void row(
            String offset, String bytes, String name, String type, int version, String meaning) {
        page.append(
                "| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(offset, bytes, name, type, since(version, ""), meaning));
    }

    private static String typeName(Type part) {
        if (part.referencedName() != null) {
            return part.referencedName();
        }
        return part instanceof EncodedDataType plain
                ? plain.primitiveType().primitiveName()
                : part.name();
    }

    private static String since(int version, String words) {
        return version == 0 ? "" : words + version;
    }

    private static String meaning(@Nullable String own, @Nullable Type type) {
        String text = own == null && type != null ? type.description() : own;
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(
                    "a field, value or type of a schema has no description");
        }
        return text.replace("|", "\\|");
    }
}
