package io.crosspoint.journal.filter;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.FieldKind;
import io.crosspoint.journal.describe.FieldValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** One comparison. */
sealed interface Condition {

    /** Whether a record of this type with these fields fulfils it. */
    boolean holds(RecordView record, String type, List<FieldValue> fields);

    /**
     * By the record's type.
     *
     * @param types full names, such as {@code qr.CodeClosed}
     */
    record OfType(Set<String> types, boolean wanted) implements Condition {
        @Override
        public boolean holds(RecordView record, String type, List<FieldValue> fields) {
            return types.contains(type) == wanted;
        }
    }

    /** By a value of the envelope. */
    record OfEnvelope(ToLongFunction<RecordView> value, Operator operator, List<Long> operands)
            implements Condition {
        @Override
        public boolean holds(RecordView record, String type, List<FieldValue> fields) {
            long found = value.applyAsLong(record);
            return operator == Operator.NOT_EQUAL
                    ? !operands.contains(found)
                    : operands.stream().anyMatch(o -> operator.holds(Long.compare(found, o)));
        }
    }

    /** By a field of the message; a record without it does not fulfil the condition. */
    record OfField(Set<String> paths, Operator operator, List<Operand> operands)
            implements Condition {
        @Override
        public boolean holds(RecordView record, String type, List<FieldValue> fields) {
            List<FieldValue> meant =
                    fields.stream().filter(field -> paths.contains(field.path())).toList();
            if (operator == Operator.NOT_EQUAL) {
                return !meant.isEmpty() && !any(meant, Operator.EQUAL);
            }
            return any(meant, operator);
        }

        private boolean any(List<FieldValue> meant, Operator comparison) {
            return meant.stream()
                    .anyMatch(field -> operands.stream().anyMatch(o -> o.holds(comparison, field)));
        }
    }

    /**
     * What a field is compared with.
     *
     * @param number the text as a number where it is one
     */
    record Operand(String text, @Nullable Long number) {
        boolean holds(Operator operator, FieldValue field) {
            return switch (field.kind()) {
                case NUMBER, UNSIGNED -> number != null && operator.holds(compare(field, number));
                case CHOICES ->
                        List.of(field.text().split(",", -1)).stream()
                                .anyMatch(text::equalsIgnoreCase);
                case CHOICE, BYTES ->
                        operator.holds(String.CASE_INSENSITIVE_ORDER.compare(field.text(), text));
                case TEXT -> operator.holds(field.text().compareTo(text));
            };
        }

        private static int compare(FieldValue field, long number) {
            return field.kind() == FieldKind.UNSIGNED
                    ? Long.compareUnsigned(field.number(), number)
                    : Long.compare(field.number(), number);
        }
    }
}
