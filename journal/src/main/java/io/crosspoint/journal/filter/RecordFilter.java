package io.crosspoint.journal.filter;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.FieldValue;
import io.crosspoint.journal.describe.RecordFields;
import io.crosspoint.journal.describe.RecordSchemas;

import java.util.List;

/**
 * Says which records are wanted. One thread.
 *
 * <pre>
 *  filter    = condition { " and " condition }
 *  condition = type | path operator value { "," value }
 *  operator  = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 *  value     = word | "'" text "'"
 * </pre>
 *
 * A path is a field's whole path ({@code facts.rrn}) or its end ({@code rrn}), in any case; {@code
 * sequence}, {@code time}, {@code partition}, {@code epoch} and {@code type} are the envelope's.
 * {@code date} stands for {@code businessDate} and {@code link} for {@code link}, {@code
 * acquirerLink} and {@code issuerLink}. Of several values, which = and != alone allow, one suffices
 * for =, and none may be met for !=. A record without the field is not wanted, whatever the
 * operator. What is masked when it is shown is compared as it is, by = and != only.
 */
public final class RecordFilter {
    private final RecordSchemas schemas;
    private final RecordFields fields;
    private final List<Condition> conditions;
    private final boolean needsFields;

    private RecordFilter(RecordSchemas schemas, List<Condition> conditions) {
        this.schemas = schemas;
        this.fields = new RecordFields(schemas);
        this.conditions = List.copyOf(conditions);
        this.needsFields = conditions.stream().anyMatch(Condition.OfField.class::isInstance);
    }

    /**
     * Understands a filter.
     *
     * @throws FilterSyntaxException when it cannot, or when no record has such a field or value
     */
    public static RecordFilter parse(String text, RecordSchemas schemas) {
        return new RecordFilter(schemas, new FilterParser(text, new FieldNames(schemas)).parse());
    }

    /** Whether a record fulfils every condition. */
    public boolean wants(RecordView record) {
        String type = schemas.nameOf(record);
        List<FieldValue> values = needsFields ? fields.of(record) : List.of();
        return conditions.stream().allMatch(c -> c.holds(record, type, values));
    }
}
