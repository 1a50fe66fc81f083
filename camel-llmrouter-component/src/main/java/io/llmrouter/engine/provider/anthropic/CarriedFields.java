package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.Unsaid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a request's extra fields: those that only OpenAI's protocol has are left out, because the API refuses what it
 * does not know; {@code user} becomes {@code metadata.user_id}, the one kind of metadata there is; all others are sent
 * as they are. Stateless.
 */
public final class CarriedFields {

    private static final Set<String> LEFT_OUT = Set.of(
            "stream",
            "stream_options",
            "n",
            "logprobs",
            "top_logprobs",
            "logit_bias",
            "presence_penalty",
            "frequency_penalty",
            "store",
            "prediction",
            "modalities",
            "audio",
            "verbosity",
            "prompt_cache_key",
            "prompt_cache_retention",
            "safety_identifier",
            "web_search_options",
            "functions",
            "function_call",
            "parallel_tool_calls",
            "response_format",
            "user",
            ToolWriter.TOOLS,
            Betas.FIELD,
            Betas.OTHER_FIELD,
            "metadata");

    /** Of these, what is said in other places. */
    private static final Set<String> WRITTEN =
            Set.of("user", "parallel_tool_calls", ToolWriter.TOOLS, Betas.FIELD, Betas.OTHER_FIELD);

    /** Of what may stand beside a part. */
    private static final Set<String> TAKEN = Set.of(Unsaid.FAILED, "citations", "context");

    private CarriedFields() {}

    /** Those that go through. */
    public static Map<String, Object> of(Map<String, Object> extra) {
        Map<String, Object> rest = new LinkedHashMap<>(extra);
        rest.keySet().removeAll(LEFT_OUT);
        return rest;
    }

    /** Those that do not. */
    public static boolean isLeftOut(String name) {
        return LEFT_OUT.contains(name);
    }

    /** What of a request this protocol has no place for, beside what the writer meets. */
    static Unsaid unsaid(ChatRequest request) {
        return Unsaid.of(request, TAKEN)
                .names()
                .details()
                .blankStops()
                .extras(name -> isLeftOut(name) && !WRITTEN.contains(name))
                .parameter("service_tier", ServiceTiers.unknown(request.terms()));
    }

    /** Who asks, by a name that tells the provider nothing more. */
    static @Nullable Map<String, Object> metadata(ChatRequest request) {
        String given = request.terms().metadata().get("user_id");
        Object user = given == null ? request.extra().get("user") : given;
        return user instanceof String id && !id.isBlank() ? Map.of("user_id", id) : null;
    }
}
