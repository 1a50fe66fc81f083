package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.anthropic.ClaudeVersion;
import io.llmrouter.engine.provider.anthropic.ClosedSchema;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Tells from a model's name what the model accepts: {@code us.anthropic.claude-sonnet-4-5-20250929-v1:0}, with or
 * without the region of an inference profile before it, or as the end of an ARN. The name of an application's profile
 * tells nothing, so it needs a card, whose id tells as much: {@code anthropic/claude-sonnet-4-5}.
 *
 * @param maker who made it
 * @param claude its version, if it is a Claude
 */
record BedrockModel(Maker maker, ClaudeVersion claude) {

    /** Those whose models differ in what they take. */
    enum Maker {
        ANTHROPIC("anthropic.", "claude"),
        NOVA_2("amazon.nova-2", "amazon-nova.nova-2"),
        NOVA("amazon.nova", "amazon-nova."),
        META("meta."),
        MISTRAL("mistral."),
        COHERE("cohere."),
        AMAZON("amazon."),
        AI21("ai21."),
        WRITER("writer."),
        /** The hosts of open weights, who all take what OpenAI's own take. */
        OPEN_WEIGHTS("openai.", "qwen", "deepseek.", "zai.", "minimax.", "moonshot", "google.", "nvidia."),
        UNKNOWN("");

        private final String[] words;

        Maker(String... words) {
            this.words = words;
        }
    }

    private static final Set<Maker> FORCED = Set.of(Maker.ANTHROPIC, Maker.NOVA, Maker.NOVA_2);
    private static final Set<Maker> CACHED = Set.of(Maker.ANTHROPIC, Maker.NOVA, Maker.NOVA_2, Maker.UNKNOWN);

    static BedrockModel of(String name) {
        String dotted = name.replace('/', '.').toLowerCase(Locale.ROOT);
        Maker maker = Arrays.stream(Maker.values())
                .filter(each -> Arrays.stream(each.words).anyMatch(dotted::contains))
                .findFirst()
                .orElse(Maker.UNKNOWN);
        return new BedrockModel(maker, ClaudeVersion.of(name));
    }

    /**
     * Of what may stand beside a part of a message, what it takes. A result's status is "only supported by Amazon Nova
     * and Anthropic Claude", documents are cited by Claude.
     */
    Set<String> takes() {
        return switch (maker) {
            case ANTHROPIC -> Set.of(Unsaid.FAILED, "citations", "context");
            case NOVA, NOVA_2 -> Set.of(Unsaid.FAILED);
            default -> Set.of();
        };
    }

    boolean is(Maker other) {
        return maker == other;
    }

    /** Whether it holds its answer, and tools marked strict, to a schema. */
    boolean holdsSchemas() {
        return is(Maker.OPEN_WEIGHTS) || (is(Maker.ANTHROPIC) && claude.holdsSchemas());
    }

    /** Whether that schema is for it to hold: of some of Claude's, a tool asks better where one can be forced. */
    boolean holds(JsonNode schema) {
        return !is(Maker.ANTHROPIC)
                || !takesForcedTools()
                || ClosedSchema.of(schema).isPresent();
    }

    /** The schema as it is written for it: Claude wants every object closed. */
    JsonNode held(JsonNode schema) {
        return is(Maker.ANTHROPIC) ? ClosedSchema.of(schema).orElse(schema) : schema;
    }

    /** Whether it can be made to call one tool. */
    boolean takesForcedTools() {
        return FORCED.contains(maker) && (!is(Maker.ANTHROPIC) || claude.takesForcedTools());
    }

    /** Whether it signs its thoughts and takes them back so. */
    boolean provesThoughts() {
        return is(Maker.ANTHROPIC) || is(Maker.UNKNOWN);
    }

    /** Whether marks of what to keep are taken; other models refuse the whole request. */
    boolean takesCacheMarks() {
        return CACHED.contains(maker);
    }

    /** Whether they may ask for an hour. */
    boolean keepsLong() {
        return is(Maker.ANTHROPIC) && claude.keepsLong();
    }

    /** Whether they are taken behind tools. */
    boolean takesCacheMarksOnTools() {
        return is(Maker.ANTHROPIC) || is(Maker.UNKNOWN);
    }
}
