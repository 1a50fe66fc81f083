package io.llmrouter.engine.provider.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of Claude a model's name tells, and so what the API takes for it, as its migration guides say. A name
 * that tells none is a model of a compatible server, which takes the protocol's oldest forms.
 *
 * @param major before the point; 0 if the name tells none
 * @param minor behind it
 */
public record ClaudeVersion(int major, int minor) {

    private static final ClaudeVersion UNKNOWN = new ClaudeVersion(0, 0);

    /** {@code claude-3-7-sonnet-20250219}, {@code claude-opus-4.5}, {@code claude-opus4-5}; a date is no version. */
    private static final Pattern NAME =
            Pattern.compile("claude-(?:[a-z]+-?)?(\\d{1,2})(?:[-.](\\d{1,2}))?(?=$|[^\\d])", Pattern.CASE_INSENSITIVE);

    /** The version that a name tells, wherever in it. */
    public static ClaudeVersion of(String model) {
        Matcher name = NAME.matcher(model);
        if (!name.find()) {
            return UNKNOWN;
        }
        String minor = name.group(2);
        return new ClaudeVersion(Integer.parseInt(name.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    }

    private boolean since(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    private boolean known() {
        return major > 0;
    }

    /** Whether it can think before it answers at all. */
    public boolean thinks() {
        return !known() || since(3, 7);
    }

    /** Whether it decides itself how long to think; later versions refuse a budget. */
    public boolean thinksAdaptively() {
        return since(4, 6);
    }

    /** Whether it knows the effort between {@code high} and {@code max}. */
    boolean knowsExtraHighEffort() {
        return since(4, 7);
    }

    /** Whether temperature and top_p may be set. */
    public boolean takesSampling() {
        return !since(4, 7);
    }

    /** Whether temperature and top_p may be set in one request. */
    public boolean takesBothSamplings() {
        return !since(4, 1);
    }

    /** Whether it holds its answer, and tools marked strict, to a schema. */
    public boolean holdsSchemas() {
        return since(4, 5);
    }

    /** Whether it can be made to call a tool. */
    public boolean takesForcedTools() {
        return !since(5, 1);
    }
}
