package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.RecordBatch;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Messages that wait outside the engine until the index of originals has answered. Lane's thread,
 * but for {@link #answered}. A place whose time ended stays taken until its answer is back: the
 * index may be reading it.
 */
final class Parking {
    /** What is to be done with a message. */
    enum Verdict {
        DECIDE,
        WAITS,
        REFUSE
    }

    private static final class Place {
        final Recall recall = new Recall();
        @Nullable Slot slot;
        long deadlineNs;
    }

    private final Engine engine;
    private final RecordBatch batch;
    private final Predicate<Recall> index;
    private final long waitNs;
    private final List<Place> free = new ArrayList<>();
    private final List<Place> taken = new ArrayList<>();
    private final MpscArrayQueue<Recall> answers;
    private final Recall question = new Recall();
    private Verdict verdict = Verdict.DECIDE;
    private int waiting;
    private long refused;
    private long parked;

    Parking(Engine engine, RecordBatch batch, Predicate<Recall> index, RecallSettings settings) {
        this.engine = engine;
        this.batch = batch;
        this.index = index;
        waitNs = settings.waitNs();
        for (int i = 0; i < settings.parked(); i++) {
            free.add(new Place());
        }
        answers = new MpscArrayQueue<>(Math.max(settings.parked(), 2));
    }

    /** Takes an answer. Any thread; there is room for one to each question. */
    void answered(Recall recall) {
        answers.offer(recall);
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    RecallCounts counts() {
        return new RecallCounts(waiting, taken.size(), parked, refused);
    }

    /** Whether a message that has just come may be decided; one that waits is kept. */
    Verdict consider(Slot slot, long nowNs) {
        question.clear();
        if (!engine.isMissing(slot.message(), question, batch, nowNs)) {
            return Verdict.DECIDE;
        }
        if (free.isEmpty()) {
            refused++;
            return Verdict.REFUSE;
        }
        Place place = free.removeLast();
        place.recall.clear();
        engine.isMissing(slot.message(), place.recall, batch, nowNs);
        if (!index.test(place.recall)) {
            free.add(place);
            refused++;
            return Verdict.REFUSE;
        }
        place.slot = slot;
        place.deadlineNs = nowNs + waitNs;
        taken.add(place);
        waiting++;
        parked++;
        return Verdict.WAITS;
    }

    /** The next message that need not wait any longer, or null; {@link #verdict} says why. */
    @Nullable Slot next(long nowNs) {
        for (Recall recall = answers.poll(); recall != null; recall = answers.poll()) {
            Place place = placeOf(recall);
            Slot slot = place.slot;
            if (slot == null) {
                give(place);
            } else if (!asksAgain(place, slot, nowNs)) {
                give(place);
                waiting--;
                return slot;
            }
        }
        return waiting == 0 ? null : expired(nowNs);
    }

    /** What is to be done with the message of the last {@link #next}. */
    Verdict verdict() {
        return verdict;
    }

    /** Takes the original in, and asks for the next thing missing, if there is any. */
    private boolean asksAgain(Place place, Slot slot, long nowNs) {
        verdict = Verdict.DECIDE;
        if (engine.bring(place.recall, batch, nowNs)
                && !engine.isMissing(slot.message(), place.recall, batch, nowNs)) {
            return false;
        }
        if (nowNs < place.deadlineNs && index.test(place.recall)) {
            return true;
        }
        verdict = Verdict.REFUSE;
        refused++;
        return false;
    }

    private @Nullable Slot expired(long nowNs) {
        for (Place place : taken) {
            Slot slot = place.slot;
            if (slot != null && nowNs >= place.deadlineNs) {
                place.slot = null;
                waiting--;
                refused++;
                verdict = Verdict.REFUSE;
                return slot;
            }
        }
        return null;
    }

    private Place placeOf(Recall recall) {
        for (Place place : taken) {
            if (place.recall == recall) {
                return place;
            }
        }
        throw new IllegalStateException("an answer to no question");
    }

    private void give(Place place) {
        place.slot = null;
        taken.remove(place);
        free.add(place);
    }
}
