package io.crosspoint.journal.filter;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.FieldKind;
import io.crosspoint.journal.describe.FieldSpec;
import io.crosspoint.journal.filter.Condition.Operand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Reads a filter from left to right. */
final class FilterParser {
    private static final String AN_OPERATOR = "one of = != < <= > >=";
    private static final String FORMAT_PAGE = "'journal format' lists all fields";

    private final FilterScanner scanner;
    private final FieldNames names;

    FilterParser(String text, FieldNames names) {
        this.scanner = new FilterScanner(text);
        this.names = names;
    }

    List<Condition> parse() {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition());
        while (!scanner.atEnd()) {
            int at = scanner.position();
            String word = scanner.word();
            if (!word.equalsIgnoreCase("and")) {
                throw new FilterSyntaxException(at, "'" + word + "'", "and, or the end");
            }
            conditions.add(condition());
        }
        return conditions;
    }

    private Condition condition() {
        int at = scanner.position();
        String name = scanner.word();
        if (name.isEmpty()) {
            throw new FilterSyntaxException(at, scanner.rest(), "a field or a type of record");
        }
        int operatorAt = scanner.position();
        Operator operator = scanner.operator();
        if (operator == null) {
            return aloneAsType(at, name, operatorAt);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "type" -> ofType(operatorAt, operator);
            case "sequence" -> ofEnvelope(RecordView::sequence, operatorAt, operator, false);
            case "time" -> ofEnvelope(RecordView::timeNs, operatorAt, operator, true);
            case "partition" -> ofEnvelope(RecordView::partition, operatorAt, operator, false);
            case "epoch" -> ofEnvelope(RecordView::epoch, operatorAt, operator, false);
            default -> ofField(at, name, operatorAt, operator);
        };
    }

    private Condition aloneAsType(int at, String name, int operatorAt) {
        Set<String> types = names.types(name);
        if (!types.isEmpty()) {
            return new Condition.OfType(types, true);
        }
        if (!names.fields(name).isEmpty()) {
            throw new FilterSyntaxException(operatorAt, scanner.rest(), AN_OPERATOR);
        }
        throw unknownType(at, name);
    }

    private FilterSyntaxException unknownType(int at, String name) {
        return new FilterSyntaxException(
                at,
                "no record has the type '" + name + "'",
                "a type such as %s".formatted(names.typesLike(name)));
    }

    private Condition ofType(int operatorAt, Operator operator) {
        Set<String> types = new LinkedHashSet<>();
        for (FilterScanner.Value value : values(operatorAt, operator, false)) {
            Set<String> meant = names.types(value.text());
            if (meant.isEmpty()) {
                throw unknownType(value.at(), value.text());
            }
            types.addAll(meant);
        }
        return new Condition.OfType(types, operator == Operator.EQUAL);
    }

    private Condition ofEnvelope(
            ToLongFunction<RecordView> field, int operatorAt, Operator operator, boolean time) {
        List<Long> operands = new ArrayList<>();
        for (FilterScanner.Value value : values(operatorAt, operator, true)) {
            operands.add(time ? value.timeNs() : value.number());
        }
        return new Condition.OfEnvelope(field, operator, operands);
    }

    private Condition ofField(int at, String name, int operatorAt, Operator operator) {
        List<FieldSpec> fields = names.fields(name);
        if (fields.isEmpty()) {
            throw new FilterSyntaxException(
                    at,
                    "no record has a field '" + name + "'",
                    "a field such as %s; %s".formatted(names.fieldsLike(name), FORMAT_PAGE));
        }
        boolean ordered = fields.stream().allMatch(FilterParser::hasOrder);
        List<Operand> operands = new ArrayList<>();
        for (FilterScanner.Value value : values(operatorAt, operator, ordered)) {
            operands.add(operand(value, fields));
        }
        Set<String> paths = fields.stream().map(FieldSpec::path).collect(Collectors.toSet());
        return new Condition.OfField(paths, operator, operands);
    }

    /** A masked field compared by order would tell, step by step, what it holds. */
    private static boolean hasOrder(FieldSpec field) {
        return !field.isHidden()
                && (field.kind() == FieldKind.NUMBER
                        || field.kind() == FieldKind.UNSIGNED
                        || field.kind() == FieldKind.TEXT);
    }

    private List<FilterScanner.Value> values(int at, Operator operator, boolean ordered) {
        if (operator.isOrder() && !ordered) {
            throw new FilterSyntaxException(
                    at, operator.sign(), "= or !=, since such values have no order here");
        }
        List<FilterScanner.Value> values = scanner.values();
        if (operator.isOrder() && values.size() > 1) {
            throw new FilterSyntaxException(
                    values.get(1).at(), "a second value", "one value behind " + operator.sign());
        }
        return values;
    }

    private static Operand operand(FilterScanner.Value value, List<FieldSpec> fields) {
        boolean fits = false;
        @Nullable Long number = null;
        Set<String> expected = new LinkedHashSet<>();
        for (FieldSpec field : fields) {
            switch (field.kind()) {
                case NUMBER, UNSIGNED -> {
                    number = field.isOpaque() ? value.hexOrNull() : value.numberOrNull();
                    fits |= number != null;
                    expected.add(field.isOpaque() ? "16 hexadecimal digits" : "a number");
                }
                case CHOICE, CHOICES -> {
                    fits |= field.choices().stream().anyMatch(value.text()::equalsIgnoreCase);
                    expected.add("one of " + String.join(", ", field.choices()));
                }
                default -> fits = true;
            }
        }
        if (!fits) {
            throw new FilterSyntaxException(
                    value.at(), "'" + value.text() + "'", String.join(", or ", expected));
        }
        return new Operand(value.text(), number);
    }
}
