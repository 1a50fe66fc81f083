package io.llmrouter.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands.
 *
 * @param file the file's name, or what the configuration came from
 * @param line from 1; 0 when it did not come from a file
 * @param column from 1; 0 when it did not come from a file
 * @param path from the root: {@code policies.default.rules[0].when}; empty for the root
 */
record Spot(String file, int line, int column, String path) {

    static Spot root(String file) {
        return new Spot(file, 0, 0, "");
    }

    /** The spot of a field, at the place of its name. */
    Spot field(String name, int atLine, int atColumn) {
        return new Spot(file, atLine, atColumn, path.isEmpty() ? name : path + "." + name);
    }

    Spot item(int index, int atLine, int atColumn) {
        return new Spot(file, atLine, atColumn, path + "[" + index + "]");
    }

    Spot at(int atLine, int atColumn) {
        return new Spot(file, atLine, atColumn, path);
    }

    /** A mistake here. */
    Problem problem(String message, @Nullable String nearest) {
        return new Problem(file, line, column, path, message, nearest);
    }

    boolean inFile() {
        return line > 0;
    }
}
