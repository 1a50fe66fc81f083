package io.llmrouter.engine.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions to grade models by. Immutable and thread-safe.
 *
 * @param name the name its runs are kept under
 * @param cases the questions, at least one
 */
public record GoldenSet(String name, List<GoldenCase> cases) {
    public GoldenSet {
        cases = List.copyOf(cases);
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "the name of a golden set has letters, digits, dots and dashes, unlike '" + name + "'");
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("the golden set " + name + " has no question");
        }
    }

    /**
     * Reads a set: one JSON object a line, of the form that {@code docs/evaluation.md} documents. Empty lines count for
     * nothing.
     *
     * @throws IllegalArgumentException naming the set, the line and what is wrong
     */
    public static GoldenSet read(String name, String text) {
        List<GoldenCase> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                GoldenCase each = GoldenLine.read(name + ", line " + number, line);
                if (!ids.add(each.id())) {
                    throw new IllegalArgumentException(
                            name + ", line " + number + ": the question '" + each.id() + "' is there twice");
                }
                cases.add(each);
            }
        }
        return new GoldenSet(name, cases);
    }
}
