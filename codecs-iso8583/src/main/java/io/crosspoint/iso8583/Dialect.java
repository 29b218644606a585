package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/** How one network writes its messages: fields, message types and their meaning. Immutable. */
public final class Dialect {
    static final int MTIS = 10_000;

    private final String name;
    private final WireForm wire;
    private final @Nullable FieldSpec[] fields;
    private final int[] plans;
    private final int[] slots;
    private final int slotsLength;
    private final @Nullable MessageType[] types = new MessageType[MTIS];
    private final ResponseCodes responseCodes;
    private final Layouts layouts;

    Dialect(
            String name,
            WireForm wire,
            @Nullable FieldSpec[] fields,
            Iterable<MessageType> types,
            ResponseCodes responseCodes) {
        this.name = name;
        this.wire = wire;
        this.fields = fields.clone();
        this.plans = new int[fields.length];
        this.slots = new int[fields.length];
        this.slotsLength = compile();
        for (MessageType type : types) {
            this.types[type.mti()] = type;
        }
        this.responseCodes = responseCodes;
        this.layouts = new Layouts(plans);
    }

    private int compile() {
        int at = 0;
        for (int de = 0; de < fields.length; de++) {
            FieldSpec field = fields[de];
            if (field != null) {
                plans[de] = Plan.of(field);
                slots[de] = at;
                at += field.maxWireLength();
            }
        }
        return at;
    }

    /** The name of its data file. */
    public String name() {
        return name;
    }

    /** The highest field a bitmap of the dialect can name: 128, or 192 with a third bitmap. */
    public int maxField() {
        return fields.length - 1;
    }

    /** What the dialect says about a field; null when it does not define it. */
    public @Nullable FieldSpec field(int de) {
        return de < 2 || de >= fields.length ? null : fields[de];
    }

    /** How many fields it defines. */
    public int fieldCount() {
        return (int) Arrays.stream(fields).filter(Objects::nonNull).count();
    }

    /** How many message types it knows. */
    public int messageTypeCount() {
        return (int) Arrays.stream(types).filter(Objects::nonNull).count();
    }

    /** The message type; null when the dialect does not know the MTI. */
    public @Nullable MessageType messageType(int mti) {
        return mti < 0 || mti >= MTIS ? null : types[mti];
    }

    /**
     * What a message is about.
     *
     * @param mti as {@link MessageView#mti()}
     * @param processingCode DE3 as a number, -1 when absent
     * @param conditionCode DE25 as a number, -1 when absent
     */
    public TransactionKind classify(int mti, int processingCode, int conditionCode) {
        return classify(mti, processingCode, -1, conditionCode);
    }

    /**
     * What a message is about, in dialects of 1993 too, where DE24 tells a completion from a
     * purchase.
     *
     * @param mti as {@link MessageView#mti()}
     * @param processingCode DE3 as a number, -1 when absent
     * @param functionCode DE24 as a number, -1 when absent
     * @param conditionCode DE25 as a number, -1 when absent
     */
    public TransactionKind classify(
            int mti, int processingCode, int functionCode, int conditionCode) {
        MessageType type = messageType(mti);
        return type == null
                ? TransactionKind.UNKNOWN
                : type.classify(processingCode, functionCode, conditionCode);
    }

    /** The dialect's code for a two-character response code of ISO 8583:1987; itself by default. */
    public String responseCode(String code) {
        return responseCodes.own(code);
    }

    /**
     * The dialect's code for a two-character response code in a message of this type: 1993 has its
     * own codes of approval for reversals, reconciliation and network management.
     */
    public String responseCode(String code, int mti) {
        MessageType type = messageType(mti);
        String approved = type == null || !code.equals("00") ? null : type.approvedCode();
        return approved == null ? responseCode(code) : approved;
    }

    /** The two-character response code of ISO 8583:1987 that the dialect's own stands for. */
    public String standardResponseCode(String own) {
        return responseCodes.standard(own);
    }

    /** Most bytes that one message can take. */
    public int maxMessageLength() {
        return 4 + 3 * 16 + slotsLength;
    }

    @Nullable FieldSpec[] fields() {
        return fields;
    }

    int[] plans() {
        return plans;
    }

    Layouts layouts() {
        return layouts;
    }

    /** Where each field has its place in a writer's own memory, one behind the other. */
    int[] slots() {
        return slots;
    }

    int slotsLength() {
        return slotsLength;
    }

    WireForm wire() {
        return wire;
    }

    @Override
    public String toString() {
        return name;
    }
}
