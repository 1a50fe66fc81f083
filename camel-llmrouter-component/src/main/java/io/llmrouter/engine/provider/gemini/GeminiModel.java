package io.llmrouter.engine.provider.gemini;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of Gemini a model's name tells, and so what the API takes for it, as https://ai.google.dev/gemini-api/docs
 * says. A name that tells none, such as {@code gemini-flash-latest}, is taken for the newest.
 *
 * @param major before the point
 * @param minor behind it
 * @param family which size it is
 */
record GeminiModel(int major, int minor, Family family) {

    /** The sizes, which differ in how they think. */
    enum Family {
        PRO,
        FLASH,
        FLASH_LITE,
        /** The open models, which the same API serves with less. */
        GEMMA
    }

    private static final int NEWEST = 1000;
    private static final Pattern VERSION = Pattern.compile(
            "gem(?:ini|ma)-(?:pro-|flash-)?(\\d{1,2})(?:\\.(\\d{1,2}))?(?=n?-|$)", Pattern.CASE_INSENSITIVE);

    static GeminiModel of(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Family family = family(name);
        Matcher version = VERSION.matcher(name);
        if (!version.find()) {
            return new GeminiModel(NEWEST, 0, family);
        }
        String minor = version.group(2);
        return new GeminiModel(Integer.parseInt(version.group(1)), minor == null ? 0 : Integer.parseInt(minor), family);
    }

    private static Family family(String name) {
        if (name.contains("gemma")) {
            return Family.GEMMA;
        }
        return name.contains("lite") ? Family.FLASH_LITE : name.contains("pro") ? Family.PRO : Family.FLASH;
    }

    private boolean isGemma() {
        return family == Family.GEMMA;
    }

    private boolean since(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    /** Whether it can think before it answers at all. */
    boolean thinks() {
        return isGemma() ? since(4, 0) : since(2, 5);
    }

    /** Whether it is told how much to think by a word, not by a number of tokens. */
    boolean thinksByLevel() {
        return since(3, 0);
    }

    /** Whether it knows a level between low and high. */
    boolean knowsMedium() {
        return !isGemma() && (family != Family.PRO || since(3, 1));
    }

    /** Whether it knows a level between next to nothing and medium. */
    boolean knowsLow() {
        return !isGemma();
    }

    /** Whether it takes instructions apart from the conversation; Gemma does since its fourth version. */
    boolean takesInstructions() {
        return !isGemma() || since(4, 0);
    }

    /** Whether it takes functions. */
    boolean takesFunctions() {
        return !isGemma() || since(4, 0);
    }

    /** Whether it is held to JSON. */
    boolean takesFormats() {
        return !isGemma() || since(4, 0);
    }

    /** Whether Vertex AI takes ids of its calls; it refused them for a long time, and models before have none. */
    boolean hasIdsAtVertex() {
        return !isGemma() && since(3, 0);
    }

    /** Whether it can be told to think next to nothing. */
    boolean knowsMinimal() {
        return family != Family.PRO;
    }

    /** Whether its calls must come back with the signature they had. */
    boolean demandsSignatures() {
        return !isGemma() && since(3, 0);
    }

    /** Whether it holds its answer to a schema where it has functions, too. */
    boolean holdsSchemasBesideTools() {
        return !isGemma() && since(3, 0);
    }

    /** Whether it can hold its calls to their schemas without being forced to call. */
    boolean validatesCalls() {
        return !isGemma() && since(2, 5);
    }

    /** Whether the result of a function may hold media. */
    boolean takesMediaInResults() {
        return !isGemma() && since(3, 0);
    }

    /** Whether it takes penalties on what was said already. */
    boolean takesPenalties() {
        return !since(2, 5);
    }
}
