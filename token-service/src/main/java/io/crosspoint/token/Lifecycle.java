package io.crosspoint.token;

import java.util.Set;

/**
 * The state machine of one token.
 *
 * <pre>
 *            activate           suspend
 * INACTIVE ──────────▶ ACTIVE ◀─────────▶ SUSPENDED
 *     │                  │      resume        │
 *     └──────────────────┴────────┬───────────┘ deactivate
 *                                 ▼
 *                            DEACTIVATED
 * </pre>
 *
 * A suspension remembers every side that set it. Resuming lifts the asker's own and those of sides
 * below it; the token is active again when none is left.
 */
public final class Lifecycle {
    /** What may be asked of a token. */
    public enum Operation {
        ACTIVATE,
        SUSPEND,
        RESUME,
        DEACTIVATE
    }

    /** What comes of it. */
    sealed interface Step {
        /**
         * The token changes.
         *
         * @param suspendedBy bits of the sides whose suspension stands
         */
        record Changed(TokenState state, int suspendedBy) implements Step {}

        /** The token is already what was asked for. */
        record Unchanged() implements Step {}

        /** It may not be done. */
        record Refused(Refusal why) implements Step {}
    }

    private static final Step UNCHANGED = new Step.Unchanged();
    private static final Step WRONG_STATE = new Step.Refused(Refusal.STATE);
    private static final Step NOT_ALLOWED = new Step.Refused(Refusal.NOT_ALLOWED);

    private final Set<ActorKind> activators;

    /**
     * The rules of one provider.
     *
     * @param activators who may activate
     */
    Lifecycle(Set<ActorKind> activators) {
        this.activators = Set.copyOf(activators);
    }

    Step step(TokenState state, int suspendedBy, Operation operation, ActorKind by) {
        return switch (operation) {
            case ACTIVATE -> activate(state, by);
            case SUSPEND -> suspend(state, suspendedBy, by);
            case RESUME -> resume(state, suspendedBy, by);
            case DEACTIVATE ->
                    state == TokenState.DEACTIVATED
                            ? UNCHANGED
                            : new Step.Changed(TokenState.DEACTIVATED, 0);
        };
    }

    private Step activate(TokenState state, ActorKind by) {
        if (!activators.contains(by)) {
            return NOT_ALLOWED;
        }
        return switch (state) {
            case INACTIVE -> new Step.Changed(TokenState.ACTIVE, 0);
            case ACTIVE -> UNCHANGED;
            case SUSPENDED, DEACTIVATED -> WRONG_STATE;
        };
    }

    private static Step suspend(TokenState state, int suspendedBy, ActorKind by) {
        return switch (state) {
            case ACTIVE, SUSPENDED ->
                    (suspendedBy & by.bit()) != 0
                            ? UNCHANGED
                            : new Step.Changed(TokenState.SUSPENDED, suspendedBy | by.bit());
            case INACTIVE, DEACTIVATED -> WRONG_STATE;
        };
    }

    private static Step resume(TokenState state, int suspendedBy, ActorKind by) {
        return switch (state) {
            case ACTIVE -> UNCHANGED;
            case SUSPENDED -> lift(suspendedBy, by);
            case INACTIVE, DEACTIVATED -> WRONG_STATE;
        };
    }

    private static Step lift(int suspendedBy, ActorKind by) {
        int left = suspendedBy & ~by.lifts();
        if (left == suspendedBy) {
            return NOT_ALLOWED;
        }
        return new Step.Changed(left == 0 ? TokenState.ACTIVE : TokenState.SUSPENDED, left);
    }
}
