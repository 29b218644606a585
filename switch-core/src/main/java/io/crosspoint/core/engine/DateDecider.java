package io.crosspoint.core.engine;

/** Decides when a business date opens by schedule and when the one before is sealed. */
final class DateDecider {
    private final EngineState state;
    private final Records records;
    private final BusinessDayRule rule;
    private long cutOverNs;

    DateDecider(EngineSettings settings, EngineState state, Records records) {
        this.state = state;
        this.records = records;
        this.rule = settings.businessDay();
    }

    /** Opens the first date of a stream. */
    void openFirst(int today, long nowNs) {
        if (!state.dates.isOpen()) {
            records.dateOpened(rule.isScheduled() ? rule.dateAt(nowNs) : today, 0);
        }
    }

    /**
     * Seals what is drained, or cuts over when it is time. A date that is still closing holds the
     * next cut-over up: transactions then stay in the open date.
     *
     * @return false when neither is due
     */
    boolean step(long nowNs) {
        if (state.dates.closingIsDrained()) {
            records.dateClosed(state.dates.closing(), records.lastSequence());
            return true;
        }
        if (nowNs < cutOverNs || !rule.isScheduled() || !state.dates.isOpen()) {
            return false;
        }
        int due = rule.dateAt(nowNs);
        int open = state.dates.open().date;
        if (due <= open) {
            cutOverNs = rule.nextNs(nowNs);
            return false;
        }
        if (!state.dates.canCutOver()) {
            return false;
        }
        records.dateOpened(due, open);
        return true;
    }

    /** An operator's command; false while the date before is still closing. */
    boolean cutOver() {
        if (!state.dates.canCutOver()) {
            return false;
        }
        int present = state.dates.open().date;
        records.dateOpened(BusinessDates.next(present), present);
        return true;
    }

    /** Whether new requests must wait for the date before to close. */
    boolean isHeldUp() {
        return rule.declinesWhileClosing() && !state.dates.canCutOver();
    }
}
