package io.llmrouter.engine.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a configuration, with its place. Never holds the value of a secret or of a placeholder.
 *
 * @param file the file's name, or what the configuration came from
 * @param line from 1; 0 when it did not come from a file
 * @param column from 1; 0 when it did not come from a file
 * @param path from the root: {@code policies.default.strategy}; empty for the whole document
 * @param message what is wrong, in words for the person who wrote it
 * @param nearest the valid word that was probably meant; null when there is none
 */
public record Problem(String file, int line, int column, String path, String message, @Nullable String nearest) {
    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    /** {@code llmrouter.yaml:12:5 policies.default.strategy: unknown strategy …}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return (path.isEmpty() ? place : place + " " + path) + ": " + message;
    }
}
