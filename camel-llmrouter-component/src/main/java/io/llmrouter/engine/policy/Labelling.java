package io.llmrouter.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A label that a strategy would have to know of a request: which one of several, by a model. It only describes; who carries
 * plans out has it asked, before the plan is made. Two are equal if they ask the same.
 *
 * @param policy the policy of the model that gives the label
 * @param labels what each label means, in the order in which the model reads them; empty for one that says it all
 * @param message what the model is told to do, before the labels
 */
public record Labelling(String policy, Map<String, String> labels, String message) {

    /** What the model says when no label fits. */
    public static final String NONE = "none";

    /** What the model is told without another message. */
    public static final String MESSAGE = "Which one of these labels fits the user's message best?"
            + " Do not answer the message. Reply with the label alone, or with " + NONE + " if no label fits.";

    public Labelling {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(message, "message");
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        check(labels);
    }

    /** With the usual message, where none is given. */
    public static Labelling of(String policy, Map<String, String> labels, @Nullable String message) {
        return new Labelling(policy, labels, message == null ? MESSAGE : message);
    }

    private static void check(Map<String, String> labels) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("there are no labels to give");
        }
        TreeSet<String> read = new TreeSet<>();
        for (String each : labels.keySet()) {
            String word = each.toLowerCase(Locale.ROOT);
            if (word.isBlank() || !Character.isLetterOrDigit(word.codePointAt(0))) {
                throw new IllegalArgumentException(
                        "the label '" + each + "' must begin with a letter or a digit, to be found in an answer");
            }
            if (word.equals(NONE)) {
                throw new IllegalArgumentException(
                        "'" + each + "' cannot be a label: it is what the model says when none fits");
            }
            if (!read.add(word)) {
                throw new IllegalArgumentException("the label '" + each + "' is there twice, but for its capitals");
            }
        }
    }
}
