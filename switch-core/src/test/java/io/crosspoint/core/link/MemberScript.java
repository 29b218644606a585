package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;

import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

/** What acquirers and issuers of an edition write, no more than their dialect asks for. */
enum MemberScript {
    MEMBERS_OF_1987(0, 420, 90, "00", "51") {
        @Override
        MessageWriter sale(Peer acquirer, int mti, int stan) {
            return common(acquirer.start(mti), stan)
                    .number(7, TRANSMITTED)
                    .number(18, 5411)
                    .number(22, 51)
                    .number(25, 0)
                    .number(32, ACQUIRER)
                    .number(33, FORWARDER);
        }

        @Override
        MessageWriter naming(MessageWriter message, int stan) {
            return message.text(
                    90,
                    "0200%06d%010d%011d%011d".formatted(stan, TRANSMITTED, ACQUIRER, FORWARDER));
        }

        @Override
        FieldSet answered() {
            return FieldSet.of(3, 4, 7, 11, 32, 33, 39);
        }
    },

    MEMBERS_OF_1993(1000, 420, 56, "000", "116") {
        @Override
        MessageWriter sale(Peer acquirer, int mti, int stan) {
            return common(acquirer.start(1000 + mti), stan)
                    .number(12, LOCAL)
                    .text(22, "510101513344")
                    .number(24, 200)
                    .number(26, 5411)
                    .number(32, ACQUIRER)
                    .number(33, FORWARDER);
        }

        @Override
        MessageWriter naming(MessageWriter message, int stan) {
            return message.text(56, "1200%06d%012d08%d".formatted(stan, LOCAL, ACQUIRER));
        }

        @Override
        FieldSet answered() {
            return FieldSet.of(3, 4, 11, 12, 32, 39);
        }
    },

    TERMINALS(0, 400, 61, "00", "51") {
        @Override
        MessageWriter sale(Peer acquirer, int mti, int stan) {
            return common(acquirer.start(mti), stan).number(22, 51).number(25, 0);
        }

        @Override
        MessageWriter naming(MessageWriter message, int stan) {
            return message.text(61, "000001%06d".formatted(stan));
        }

        @Override
        FieldSet answered() {
            return FieldSet.of(3, 4, 11, 39, 41, 42);
        }
    };

    static final long ACQUIRER = 48_010_000;
    static final long FORWARDER = 48_020_000;
    static final long TRANSMITTED = 615_100_000;
    static final long LOCAL = 260_615_180_000L;

    final int version;
    final int reversalMti;
    final int originalField;
    final String approved;
    final String declined;

    MemberScript(int version, int reversal, int originalField, String approved, String declined) {
        this.version = version;
        this.reversalMti = version + reversal;
        this.originalField = originalField;
        this.approved = approved;
        this.declined = declined;
    }

    static MemberScript of(String dialect) {
        return dialect.startsWith("iso93")
                ? MEMBERS_OF_1993
                : dialect.equals("pos") ? TERMINALS : MEMBERS_OF_1987;
    }

    /** A message about 10.00; its type without the version digit. */
    abstract MessageWriter sale(Peer acquirer, int mti, int stan);

    /** Names the purchase of that trace number. */
    abstract MessageWriter naming(MessageWriter message, int stan);

    /** What an issuer's answer holds, the authorisation apart. */
    abstract FieldSet answered();

    void answer(Peer issuer, MessageView request, String code) {
        issuer.answer(request, code).retain(answered());
        if (code.equals(approved) && !isReversal(request)) {
            issuer.writer().text(38, "A00001");
        }
    }

    private boolean isReversal(MessageView request) {
        return request.mti() % 1000 / 100 == 4;
    }

    private static MessageWriter common(MessageWriter message, int stan) {
        return message.text(2, PAN)
                .number(3, 0)
                .number(4, 10_00)
                .number(11, stan)
                .text(37, "%012d".formatted(stan))
                .text(41, "T0000001")
                .text(42, "M00000000000001")
                .text(49, "156");
    }
}
