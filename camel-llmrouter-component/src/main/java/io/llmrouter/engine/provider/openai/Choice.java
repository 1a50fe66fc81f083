package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a choice of a whole answer and one of a streamed answer have in common, and knows which fields of a choice
 * have a name in our records. Stateless.
 */
final class Choice {

    /** The probabilities of words. */
    static final String LOGPROBS = "logprobs";

    /** What the content holds that is neither text nor thoughts nor a refusal, such as Mistral's references. */
    static final String PARTS = "content_parts";

    /** Of the fields beside an answer those that stand in its choice, for answers written by us. */
    static final List<String> EXTRAS = List.of(
            LOGPROBS,
            "content_filter_results",
            "content_filter_offsets",
            "native_finish_reason",
            "stop_reason",
            "matched_stop",
            "token_ids");

    /** Of the fields beside an answer those that stand in its message. */
    static final List<String> MESSAGE_EXTRAS =
            List.of("annotations", "audio", "images", "executed_tools", "context", "provider_specific_fields", PARTS);

    /** Of these, the lists, which go on from piece to piece of a stream. */
    static final List<String> MESSAGE_LISTS = List.of("annotations", "images", "executed_tools");

    private static final Set<String> NAMED = Set.of("index", "message", "delta", "finish_reason", "error");

    private static final Set<String> MESSAGE_NAMED = Stream.concat(
                    ReasoningDetails.NAMES.stream(),
                    Stream.of(
                            "role",
                            "name",
                            "content",
                            "refusal",
                            "reasoning",
                            "reasoning_content",
                            "tool_calls",
                            "tool_call_id",
                            "function_call"))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What comes in pieces: these are told one by one, but for audio and what repeats the reasoning, which are not told
     * at all.
     */
    private static final Set<String> PIECES = Stream.concat(
                    MESSAGE_LISTS.stream(), Stream.of("audio", "provider_specific_fields", "obfuscation"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> STREAM_NAMED = union(NAMED, Set.of(LOGPROBS));
    private static final Set<String> DELTA_NAMED = union(MESSAGE_NAMED, PIECES);

    private Choice() {}

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The first choice, the only one that is read; a missing node where there is none with index 0. */
    static JsonNode first(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return MissingNode.getInstance();
    }

    /** The arguments of a call, or a piece of them; some servers give an object instead of a text. */
    static String arguments(JsonNode function) {
        JsonNode arguments = function.path("arguments");
        return arguments.isContainerNode() ? arguments.toString() : arguments.asText("");
    }

    /** The parts of a message's or a delta's content that have no place in an answer; a missing node for a plain text. */
    static JsonNode otherParts(JsonNode message) {
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            return MissingNode.getInstance();
        }
        ArrayNode others = Json.mapper().createArrayNode();
        for (JsonNode part : content) {
            if (!MessageText.isRead(part)) {
                others.add(part);
            }
        }
        return others;
    }

    /** Keeps the fields of a whole choice, and of its message, that the records have no name for. */
    static void keep(JsonNode choice, ExtraFields extra) {
        extra.keep(choice, NAMED);
        extra.keep(choice.path("message"), MESSAGE_NAMED);
    }

    /** The same of a choice in a stream, but for what goes on from piece to piece. */
    static void keepStreamed(JsonNode choice, ExtraFields extra) {
        extra.keep(choice, STREAM_NAMED);
        extra.keep(choice.path("delta"), DELTA_NAMED);
    }
}
