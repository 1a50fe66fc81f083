package io.llmrouter.engine.catalog;

import java.util.Objects;

/**
 * A name in which each {@code *} stands for any run of characters, slashes and nothing at all included. Matching is case
 * sensitive, allocates nothing, and takes time linear in practice. Immutable and thread-safe; equal when its text is.
 */
public final class Wildcard {

    private final String text;
    private final String[] parts;

    private Wildcard(String text) {
        this.text = Objects.requireNonNull(text, "text");
        this.parts = text.split("\\*", -1);
    }

    /** The wildcard of that text; without a star it matches just itself. */
    public static Wildcard of(String text) {
        return new Wildcard(text);
    }

    /** Whether the text has a star at all. */
    public static boolean isWildcard(String text) {
        return text.indexOf('*') >= 0;
    }

    /** Whether the whole of the name is what this stands for. */
    public boolean matches(String name) {
        if (parts.length == 1) {
            return text.equals(name);
        }
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (name.length() < first.length() + last.length() || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        return matchesBetween(name, first.length(), name.length() - last.length());
    }

    private boolean matchesBetween(String name, int from, int to) {
        int at = from;
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > to) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wildcard wildcard && text.equals(wildcard.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text it was made of. */
    @Override
    public String toString() {
        return text;
    }
}
