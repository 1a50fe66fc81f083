package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.provider.recorded.Told.Call;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an oracle gathers from the pieces of an answer. */
final class Spoken {

    private static final Map<FinishReason, Set<String>> WORDS = Map.of(
            FinishReason.STOP,
                    Set.of("stop", "end_turn", "stop_sequence", "complete", "completed", "eos", "stop_sequences"),
            FinishReason.LENGTH, Set.of("length", "max_tokens", "max_output_tokens"),
            FinishReason.TOOL_CALLS, Set.of("tool_calls", "tool_use", "tool_call", "function_call"),
            FinishReason.CONTENT_FILTER, Set.of("content_filter", "safety", "guardrail_intervened", "refusal"));

    String id;
    String model;
    final StringBuilder text = new StringBuilder();
    final StringBuilder refusal = new StringBuilder();
    final StringBuilder reasoning = new StringBuilder();
    final List<String> proofs = new ArrayList<>();
    String word;
    Tokens tokens;
    private final List<String[]> calls = new ArrayList<>();
    private final Map<String, JsonNode> beside = new LinkedHashMap<>();

    /** A call begins; its arguments may follow. */
    void call(String id, String name, String arguments) {
        calls.add(new String[] {id, name, arguments});
    }

    int calls() {
        return calls.size();
    }

    /** More arguments of the call with that number. */
    void arguments(int call, String more) {
        calls.get(call)[2] += more;
    }

    /** More of a list that stands beside the text. */
    void beside(String name, Iterable<JsonNode> more) {
        ArrayNode list =
                (ArrayNode) beside.computeIfAbsent(name, any -> Json.mapper().createArrayNode());
        more.forEach(list::add);
        beside.values().removeIf(JsonNode::isEmpty);
    }

    /** A field beside the text; a later one replaces it. */
    void besides(String name, JsonNode value) {
        if (!value.isEmpty()) {
            beside.put(name, value);
        }
    }

    static String text(JsonNode node, String place) {
        return node.at(place).asText("");
    }

    /** A name that is told; null when it is not, or is empty. */
    static String name(JsonNode node) {
        return node.asText("").isEmpty() ? null : node.asText();
    }

    Told told() {
        FinishReason reason = reason();
        if (reason == FinishReason.CONTENT_FILTER && text.isEmpty() && refusal.isEmpty() && calls.isEmpty()) {
            return Told.failed(FailureKind.CONTENT_POLICY);
        }
        return new Told(
                null,
                id,
                model,
                text.toString() + refusal,
                reasoning.toString(),
                calls.stream()
                        .map(call -> new Call(call[0], call[1], Heard.json(call[2])))
                        .toList(),
                word,
                reason,
                tokens,
                proofs,
                beside);
    }

    /** A refusal counts as filtered; whoever stops with calls wants them called. */
    private FinishReason reason() {
        String plain = word == null ? "" : word.toLowerCase(Locale.ROOT);
        FinishReason reason = WORDS.entrySet().stream()
                .filter(each -> each.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FinishReason.OTHER);
        if (reason == FinishReason.STOP && !refusal.isEmpty()) {
            return FinishReason.CONTENT_FILTER;
        }
        return !calls.isEmpty() && (reason == FinishReason.STOP || reason == FinishReason.OTHER)
                ? FinishReason.TOOL_CALLS
                : reason;
    }
}
