package io.llmrouter.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the model may, must or must not call tools.
 *
 * @param mode the rule
 * @param name the one tool to call, for {@link Mode#NAMED}
 */
public record ToolChoice(Mode mode, @Nullable String name) {

    /** The model decides. */
    public static final ToolChoice AUTO = new ToolChoice(Mode.AUTO, null);

    /** The rules a request can set. */
    public enum Mode {
        AUTO,
        NONE,
        REQUIRED,
        NAMED
    }

    public ToolChoice {
        Objects.requireNonNull(mode, "mode");
        if (mode == Mode.NAMED && name == null) {
            throw new IllegalArgumentException("a named tool choice needs the tool's name");
        }
    }
}
