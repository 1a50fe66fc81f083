package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    /** The message of an answer of which a filter left nothing. */

    /** Where parts of the answer go that the records have no name for, such as code that was run and its result. */
    static final String OTHER_PARTS = "content_parts";

    static final Set<String> NAMED = Set.of("candidates", "usageMetadata", "modelVersion", "responseId", "error");
    static final Set<String> NAMED_IN_CANDIDATE = Set.of("content", "finishReason", "index");

    /** Fields of a candidate that go on from piece to piece of a stream. */
    static final Set<String> LISTS = Set.of("logprobsResult", "citationMetadata");

    /** Fields of a candidate that need not be kept to a stream's end. */
    static final Set<String> TOLD = Set.of("content", "finishReason", "index", "logprobsResult", "citationMetadata");

    private final GeminiErrors errors;

    ResponseReader(GeminiErrors errors) {
        this.errors = errors;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (GeminiErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        if (root.at("/promptFeedback/blockReason").isTextual()) {
            return Outcome.failed(GeminiErrors.blocked(root.path("promptFeedback")));
        }
        JsonNode candidate = root.path("candidates").path(0);
        return candidate.isObject() ? answer(root, candidate) : Malformed.answer("it has no candidate");
    }

    private static Outcome<ChatResponse> answer(JsonNode root, JsonNode candidate) {
        Parts parts = new Parts(root.path("responseId").asText(""));
        candidate.at("/content/parts").forEach(parts::add);
        @Nullable String word = candidate.path("finishReason").textValue();
        FinishReason reason = FinishReasons.of(word, !parts.calls().isEmpty());
        Optional<Failure> failure = parts.saysNothing() ? FinishReasons.failure(word) : Optional.empty();
        if (failure.isPresent()) {
            return Outcome.failed(failure.get());
        }
        return Outcome.answered(new ChatResponse(
                root.path("responseId").asText(""),
                root.path("modelVersion").asText(""),
                new Message(Role.ASSISTANT, parts.content(), parts.calls(), null, null),
                reason,
                word,
                usage(root, candidate),
                extra(root, candidate, parts)));
    }

    private static Usage usage(JsonNode root, JsonNode candidate) {
        Usage usage = UsageReader.read(root.path("usageMetadata"));
        return usage.with(usage.units().withSearches(UsageReader.searches(candidate)));
    }

    private static Map<String, Object> extra(JsonNode root, JsonNode candidate, Parts parts) {
        Map<String, Object> extra = ExtraFields.of(root, NAMED);
        extra.putAll(ExtraFields.of(candidate, NAMED_IN_CANDIDATE));
        extra.putAll(ExtraFields.of(billed(root), Set.of()));
        if (!parts.others().isEmpty()) {
            extra.put(OTHER_PARTS, parts.others());
        }
        return extra;
    }

    /** What the usage tells beside tokens. */
    static ObjectNode billed(JsonNode root) {
        ObjectNode billed = Json.mapper().createObjectNode();
        for (String name : new String[] {"serviceTier", "trafficType"}) {
            JsonNode value = root.path("usageMetadata").path(name);
            if (value.isTextual()) {
                billed.set(name, value);
            }
        }
        return billed;
    }
}
