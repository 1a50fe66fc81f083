package io.llmrouter.engine.provider.responses;

import java.util.regex.Pattern;

/** Tells from the name of an OpenAI model what the API accepts for it. Stateless. */
final class ModelName {

    private static final Pattern WITHOUT_THOUGHTS =
            Pattern.compile("(^|[/.])(gpt-3|gpt-4|chatgpt-4|gpt-5[.\\d]*-chat)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKED =
            Pattern.compile("(^|[/.])gpt-(5\\.([6-9]|\\d\\d)|[6-9]|\\d\\d)", Pattern.CASE_INSENSITIVE);

    private ModelName() {}

    /** Whether it can think; one that cannot refuses to encrypt its thoughts. Other vendors' are asked for them. */
    static boolean thinks(String model) {
        return !WITHOUT_THOUGHTS.matcher(model).find();
    }

    /** Whether the caller may mark what of the prompt is to be cached. */
    static boolean marksCache(String model) {
        return MARKED.matcher(model).find();
    }
}
