package io.crosspoint.journal.describe;

import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

import java.util.ArrayList;
import java.util.List;

/** Lists the fields of one message along its schema's tokens. */
final class SchemaFields {
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<Token> tokens;
    private final String message;

    private SchemaFields(List<Token> tokens) {
        this.tokens = tokens;
        this.message = tokens.getFirst().name();
    }

    static List<FieldSpec> of(List<Token> message) {
        SchemaFields fields = new SchemaFields(message);
        fields.addMembers(1, "");
        return fields.fields;
    }

    private void addMembers(int firstToken, String prefix) {
        int at = firstToken;
        while (true) {
            Token token = tokens.get(at);
            String path = prefix + token.name();
            switch (token.signal()) {
                case BEGIN_FIELD -> addValue(path, at + 1);
                case BEGIN_GROUP ->
                        addMembers(at + 1 + tokens.get(at + 1).componentTokenCount(), path + ".");
                case BEGIN_VAR_DATA -> add(path, varDataKind(at + 1), List.of());
                default -> {
                    return;
                }
            }
            at += token.componentTokenCount();
        }
    }

    private FieldKind varDataKind(int composite) {
        return tokens.get(composite + 2).encoding().characterEncoding() == null
                ? FieldKind.BYTES
                : FieldKind.TEXT;
    }

    private void addValue(String path, int at) {
        Token type = tokens.get(at);
        switch (type.signal()) {
            case BEGIN_COMPOSITE -> addComposite(path + ".", at);
            case BEGIN_ENUM -> add(path, FieldKind.CHOICE, choices(at));
            case BEGIN_SET -> add(path, FieldKind.CHOICES, choices(at));
            default -> add(path, kind(type), List.of());
        }
    }

    private void addComposite(String prefix, int at) {
        int part = at + 1;
        while (tokens.get(part).signal() != Signal.END_COMPOSITE) {
            addValue(prefix + tokens.get(part).name(), part);
            part += tokens.get(part).componentTokenCount();
        }
    }

    private List<String> choices(int at) {
        return tokens.subList(at + 1, at + tokens.get(at).componentTokenCount() - 1).stream()
                .map(Token::name)
                .toList();
    }

    private static FieldKind kind(Token type) {
        PrimitiveType primitive = type.encoding().primitiveType();
        if (type.encoding().presence() == Encoding.Presence.CONSTANT) {
            return FieldKind.CHOICE;
        }
        if (primitive == PrimitiveType.CHAR) {
            return FieldKind.TEXT;
        }
        if (type.arrayLength() > 1) {
            return FieldKind.BYTES;
        }
        return primitive == PrimitiveType.UINT64 ? FieldKind.UNSIGNED : FieldKind.NUMBER;
    }

    private void add(String path, FieldKind kind, List<String> choices) {
        fields.add(new FieldSpec(message, path, kind, choices));
    }
}
