package io.llmrouter.engine.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model said of a request.
 *
 * @param name one of the labels that it could choose from; null for none
 * @param words the label and who gave it, or why there is none
 */
public record Label(@Nullable String name, String words) {
    public Label {
        Objects.requireNonNull(words, "words");
    }

    /** No label. */
    public static Label none(String why) {
        return new Label(null, why);
    }
}
