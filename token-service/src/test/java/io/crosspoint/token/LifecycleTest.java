package io.crosspoint.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

/**
 * Every state, every set of suspensions, every operation, every side, against a table written the
 * other way round: from what each cell of the standard's text says.
 */
class LifecycleTest {
    private static final Set<ActorKind> ACTIVATORS = Set.of(ActorKind.ISSUER, ActorKind.PROVIDER);

    private final Lifecycle lifecycle = new Lifecycle(ACTIVATORS);

    @Test
    void shouldFollowTheTableInEveryCell() {
        int cells = 0;
        for (TokenState state : TokenState.values()) {
            boolean suspended = state == TokenState.SUSPENDED;
            for (int sides = suspended ? 1 : 0; sides <= (suspended ? 15 : 0); sides++) {
                for (Lifecycle.Operation operation : Lifecycle.Operation.values()) {
                    for (ActorKind by : ActorKind.values()) {
                        assertThat(told(lifecycle.step(state, sides, operation, by)))
                                .as("%s by %s in %s %s", operation, by, state, names(sides))
                                .isEqualTo(expected(state, names(sides), operation, by));
                        cells++;
                    }
                }
            }
        }
        assertThat(cells).isEqualTo((3 + 15) * 4 * 4);
    }

    private static String expected(
            TokenState state, Set<String> sides, Lifecycle.Operation operation, ActorKind by) {
        return switch (operation + "/" + state) {
            case "ACTIVATE/INACTIVE" -> activator(by, "ACTIVE[]");
            case "ACTIVATE/ACTIVE" -> activator(by, "unchanged");
            case "ACTIVATE/SUSPENDED", "ACTIVATE/DEACTIVATED" -> activator(by, "STATE");
            case "SUSPEND/ACTIVE" -> "SUSPENDED" + Set.of(by.name());
            case "SUSPEND/SUSPENDED" ->
                    sides.contains(by.name()) ? "unchanged" : "SUSPENDED" + sorted(sides, by);
            case "RESUME/ACTIVE", "DEACTIVATE/DEACTIVATED" -> "unchanged";
            case "RESUME/SUSPENDED" -> resumed(sides, by);
            case "DEACTIVATE/INACTIVE", "DEACTIVATE/ACTIVE", "DEACTIVATE/SUSPENDED" ->
                    "DEACTIVATED[]";
            default -> "STATE";
        };
    }

    private static String activator(ActorKind by, String otherwise) {
        return by == ActorKind.ISSUER || by == ActorKind.PROVIDER ? otherwise : "NOT_ALLOWED";
    }

    private static String resumed(Set<String> sides, ActorKind by) {
        Set<String> left = new HashSet<>(sides);
        switch (by) {
            case PROVIDER -> left.clear();
            case ISSUER -> left.removeAll(Set.of("ISSUER", "REQUESTOR", "CARDHOLDER"));
            case REQUESTOR -> left.remove("REQUESTOR");
            case CARDHOLDER -> left.remove("CARDHOLDER");
        }
        if (left.equals(sides)) {
            return "NOT_ALLOWED";
        }
        return (left.isEmpty() ? "ACTIVE" : "SUSPENDED") + left.stream().sorted().toList();
    }

    private static Object sorted(Set<String> sides, ActorKind more) {
        Set<String> all = new HashSet<>(sides);
        all.add(more.name());
        return all.stream().sorted().toList();
    }

    private static String told(Lifecycle.Step step) {
        return switch (step) {
            case Lifecycle.Step.Unchanged unchanged -> "unchanged";
            case Lifecycle.Step.Refused refused -> refused.why().name();
            case Lifecycle.Step.Changed changed ->
                    changed.state()
                            + names(changed.suspendedBy()).stream().sorted().toList().toString();
        };
    }

    /** Bits as the journal's set numbers them. */
    private static Set<String> names(int sides) {
        Set<String> names = new HashSet<>();
        String[] all = {"CARDHOLDER", "REQUESTOR", "ISSUER", "PROVIDER"};
        for (int i = 0; i < all.length; i++) {
            if ((sides >> i & 1) == 1) {
                names.add(all[i]);
            }
        }
        return names;
    }
}
