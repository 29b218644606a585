package io.crosspoint.clearing.csv;

import java.util.List;
import java.util.stream.Collectors;

/** A table that cannot be used; names every problem found, up to a bound. */
public final class MalformedTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<TableProblem> problems;

    public MalformedTableException(List<TableProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public MalformedTableException(TableProblem problem) {
        this(List.of(problem));
    }

    /** In the order of the lines. */
    public List<TableProblem> problems() {
        return problems;
    }

    private static String text(List<TableProblem> problems) {
        String shown =
                problems.stream()
                        .limit(SHOWN)
                        .map(TableProblem::toString)
                        .collect(Collectors.joining("; "));
        int hidden = problems.size() - SHOWN;
        return hidden > 0 ? shown + "; and " + hidden + " more" : shown;
    }
}
