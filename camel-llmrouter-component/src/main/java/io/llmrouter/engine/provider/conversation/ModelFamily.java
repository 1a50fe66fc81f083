package io.llmrouter.engine.provider.conversation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells the family of a model from its name. Signed reasoning is accepted only by models of the family that signed it.
 * Stateless.
 */
public final class ModelFamily {

    /** Claude, whose proofs are the same wherever it is served. */
    public static final String CLAUDE = "claude";

    /** What no name tells, such as that of a deployment. */
    public static final String OTHER = "other";

    private static final String GPT = "gpt";

    private static final List<String> WORDS = List.of(
            CLAUDE,
            GPT,
            "gemini",
            "gemma",
            "grok",
            "deepseek",
            "kimi",
            "glm",
            "minimax",
            "qwen",
            "mimo",
            "nova",
            "mistral",
            "magistral",
            "llama",
            "command",
            "nemotron");

    private static final Pattern NUMBERED = Pattern.compile("(.*[/.])?(o\\d|codex).*");

    private ModelFamily() {}

    /** The family of the model that an answer names; empty, which is any, where it names none. */
    public static String ofAnswer(String model) {
        return model.isEmpty() ? "" : of(model);
    }

    /** The family of a model, in small letters; {@link #OTHER} where its name tells none. */
    public static String of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        if (NUMBERED.matcher(name).matches()) {
            return GPT;
        }
        return WORDS.stream().filter(name::contains).findFirst().orElse(OTHER);
    }
}
