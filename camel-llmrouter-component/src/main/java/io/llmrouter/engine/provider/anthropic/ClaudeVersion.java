package io.llmrouter.engine.provider.anthropic;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of Claude a model's name tells, and so what the API takes for it, as its migration guides say. A name
 * that tells none is a model of a compatible server, which takes the protocol's oldest forms.
 *
 * @param family whose line it is
 * @param major before the point; 0 if the name tells none
 * @param minor behind it
 */
public record ClaudeVersion(Family family, int major, int minor) {

    /** The lines of models, which differ in what they take since the fifth version. */
    public enum Family {
        OPUS,
        SONNET,
        HAIKU,
        FABLE,
        MYTHOS,
        OTHER
    }

    /** How a model is kept from thinking before it answers. */
    enum Rest {
        /** It thinks only when it is asked to. */
        UNASKED,
        /** By {@code {"type": "disabled"}}. */
        DISABLED,
        /** By {@code {"type": "between_tools"}}. */
        BETWEEN_TOOLS,
        /** Not at all. */
        NEVER
    }

    private static final ClaudeVersion UNKNOWN = new ClaudeVersion(Family.OTHER, 0, 0);

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
        return new ClaudeVersion(
                family(model), Integer.parseInt(name.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    }

    private static Family family(String model) {
        String name = model.toUpperCase(Locale.ROOT);
        return Arrays.stream(Family.values())
                .filter(family -> name.contains(family.name()))
                .findFirst()
                .orElse(Family.OTHER);
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

    /** Whether prompts are kept for an hour, and not for five minutes alone, wherever it is served. */
    public boolean keepsLong() {
        return since(4, 5);
    }

    /** Whether it can be made to call a tool. */
    public boolean takesForcedTools() {
        return !since(5, 1) || family == Family.HAIKU;
    }

    /** Whether it may be asked to think and made to call a tool in one request. */
    boolean thinksBeforeForcedTools() {
        return since(4, 8);
    }

    /** Whether it thinks unless it is told not to. */
    boolean thinksByItself() {
        return since(5, 0);
    }

    /** Whether thoughts are told without their words unless these are asked for. */
    boolean hidesThoughts() {
        return since(4, 7);
    }

    /** How it is kept from thinking. */
    Rest rest() {
        if (!thinksByItself()) {
            return Rest.UNASKED;
        }
        return switch (family) {
            case SONNET -> since(5, 1) ? Rest.BETWEEN_TOOLS : Rest.DISABLED;
            case HAIKU -> Rest.DISABLED;
            case OPUS -> since(5, 1) ? Rest.NEVER : Rest.DISABLED;
            case FABLE, MYTHOS, OTHER -> Rest.NEVER;
        };
    }

    /** Whether it goes on from an assistant's message that stands last. */
    public boolean takesPrefill() {
        return !since(4, 6);
    }

    /** Whether instructions may stand between the turns, and not before them alone. */
    boolean takesLateInstructions() {
        return switch (family) {
            case OPUS -> since(4, 8);
            case FABLE, MYTHOS -> since(5, 0);
            case SONNET -> since(5, 5);
            case HAIKU, OTHER -> false;
        };
    }
}
