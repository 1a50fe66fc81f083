package io.llmrouter.engine.provider;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who goes on with a conversation, and what it wants, by its documentation and by what it answers otherwise. */
enum Destination {
    OPENAI("openai", "gpt-5.1", WrittenCalls.CHAT, ".{1,40}"),
    MISTRAL("mistral", "mistral-large-latest", WrittenCalls.CHAT, "[a-zA-Z0-9]{9}"),
    DEEPSEEK("deepseek", "deepseek-chat", WrittenCalls.CHAT, ".+"),
    OPENROUTER("openrouter", "anthropic/claude-sonnet-4.5", WrittenCalls.CHAT, ".+", Origin.OPENROUTER),
    RESPONSES("openai-responses", "gpt-5.1", WrittenCalls.RESPONSES, ".{1,64}", Origin.RESPONSES),
    GROK("xai-responses", "grok-4-1-fast", WrittenCalls.RESPONSES, ".{1,64}", Origin.GROK),
    ANTHROPIC(
            "anthropic",
            "claude-sonnet-4-5",
            WrittenCalls.ANTHROPIC,
            "[a-zA-Z0-9_-]+",
            Origin.CLAUDE,
            Origin.INVOKED,
            Origin.BEDROCK),
    KIMI("anthropic-compatible", "kimi-k2-thinking", WrittenCalls.ANTHROPIC, "[a-zA-Z0-9_-]+", Origin.KIMI),
    VERTEX_ANTHROPIC(
            "vertex-ai-anthropic",
            "claude-sonnet-4-5",
            WrittenCalls.ANTHROPIC,
            "[a-zA-Z0-9_-]+",
            Origin.CLAUDE,
            Origin.INVOKED,
            Origin.BEDROCK),
    BEDROCK(
            "bedrock",
            "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            WrittenCalls.BEDROCK,
            "[a-zA-Z0-9_-]{1,64}",
            Origin.BEDROCK,
            Origin.CLAUDE,
            Origin.INVOKED),
    NOVA("bedrock", "amazon.nova-pro-v1:0", WrittenCalls.BEDROCK, "[a-zA-Z0-9_-]{1,64}"),
    INVOKED(
            "bedrock-anthropic",
            "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
            WrittenCalls.ANTHROPIC,
            "[a-zA-Z0-9_-]+",
            Origin.CLAUDE,
            Origin.INVOKED,
            Origin.BEDROCK),
    GEMINI("gemini", "gemini-3-flash-preview", WrittenCalls.GEMINI, ".+", Origin.GEMINI, Origin.VERTEX),
    VERTEX("vertex-ai", "gemini-2.5-flash", WrittenCalls.GEMINI, ".+", Origin.GEMINI, Origin.VERTEX),
    COHERE("cohere", "command-a-03-2025", WrittenCalls.COHERE, ".+"),
    OLLAMA("ollama", "qwen3", WrittenCalls.OLLAMA, ".+");

    private static final Map<String, ChatDialect> DIALECTS = Dialects.all(InstantSource.system());
    private static final Presets PRESETS = Presets.builtIn();
    private static final Set<Destination> INSTRUCTED_FIRST =
            EnumSet.of(ANTHROPIC, KIMI, VERTEX_ANTHROPIC, BEDROCK, NOVA, INVOKED, GEMINI, VERTEX, MISTRAL);

    private final String preset;
    private final String model;
    private final WrittenCalls calls;
    private final String ids;
    private final Set<Origin> proves;

    Destination(String preset, String model, WrittenCalls calls, String ids, Origin... proves) {
        this.preset = preset;
        this.model = model;
        this.calls = calls;
        this.ids = ids;
        this.proves = Set.of(proves);
    }

    /** How its requests hold calls. */
    WrittenCalls calls() {
        return calls;
    }

    /** The form of ids that it takes. */
    String ids() {
        return ids;
    }

    /** Whether it can prove what an origin has signed. */
    boolean proves(Origin origin) {
        return proves.contains(origin);
    }

    /** Whether it knows what an origin has hidden, too: that has a form of its own in each protocol. */
    boolean reveals(Origin origin) {
        return proves(origin) && (calls == WrittenCalls.BEDROCK) == (origin == Origin.BEDROCK);
    }

    /** Whether instructions from the middle have no place but the front. */
    boolean movesInstructions() {
        return INSTRUCTED_FIRST.contains(this);
    }

    /** What is written for it. */
    Outcome<DialectRequest> write(ChatRequest request, boolean strict) {
        Preset found = PRESETS.find(preset).orElseThrow();
        ChatDialect dialect = DIALECTS.get(found.dialect());
        return (strict ? new StrictDialect(dialect) : dialect)
                .encode(request, model, found.quirks().byModel().of(model, CardFacts.NONE), false);
    }
}
