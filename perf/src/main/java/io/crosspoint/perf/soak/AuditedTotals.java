package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.LinkTotals;
import io.crosspoint.iso8583.TransactionKind;

import java.util.HashMap;
import java.util.Map;

/** What durable records say of each acquirer's totals, against what the engine counts. */
final class AuditedTotals {
    private record Day(int date, int link) {}

    /** By data element. */
    private final Map<Day, Map<Integer, Long>> days = new HashMap<>();

    private final World world;

    AuditedTotals(World world) {
        this.world = world;
    }

    /** An acquirer is told that a request is approved, or takes back one that was. */
    void count(Audited of, int date, boolean reversed) {
        int number = number(of.kind, reversed);
        if (number == 0) {
            return;
        }
        Map<Integer, Long> day =
                days.computeIfAbsent(new Day(date, of.link), none -> new HashMap<>());
        day.merge(number, 1L, Long::sum);
        if (number <= 77) {
            day.merge(number + 12, of.amountMinor, Long::sum);
            boolean fromCardholder = number == 76 || number == 75;
            day.merge(97, fromCardholder ? -of.amountMinor : of.amountMinor, Long::sum);
        }
    }

    /** DE74 to DE77, DE80 or DE81; the amounts are twelve further on. */
    private static int number(TransactionKind kind, boolean reversed) {
        if (Kinds.isSale(kind)) {
            return reversed ? 77 : 76;
        }
        return switch (kind) {
            case VOID, COMPLETION_VOID -> reversed ? 76 : 77;
            case REFUND, TOP_UP -> reversed ? 75 : 74;
            case BALANCE_INQUIRY -> reversed ? 0 : 80;
            case PRE_AUTHORISATION -> reversed ? 0 : 81;
            default -> 0;
        };
    }

    void compare(Engine engine, int link) {
        compare(engine, link, engine.openDate());
        compare(engine, link, engine.lastClosedDate());
    }

    private void compare(Engine engine, int link, int date) {
        LinkTotals counted = new LinkTotals();
        if (!engine.totals(date, link, counted)) {
            return;
        }
        Map<Integer, Long> day = days.getOrDefault(new Day(date, link), Map.of());
        for (int total = 0; total < LinkTotals.COUNT; total++) {
            int field = LinkTotals.field(total);
            long expected = day.getOrDefault(field, 0L);
            if (counted.value(total) != expected) {
                world.found(
                        Check.SUMS_AGREE,
                        0,
                        "link %d, %d, DE%d: %d (expected: %d)"
                                .formatted(link, date, field, counted.value(total), expected));
            }
        }
    }
}
