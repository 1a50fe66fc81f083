package io.llmrouter.engine.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. Its message has every mistake on a line of its own, in the order of the file. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** What is wrong, at least one thing. */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one thing, and what brought it to light. */
    ConfigException(List<Problem> problems, Throwable cause) {
        this(problems);
        initCause(cause);
    }

    /** Every mistake, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
