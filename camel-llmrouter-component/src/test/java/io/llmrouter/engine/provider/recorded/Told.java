package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.provider.JsonDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an answer says, in words that all protocols share. What is null was not told, and is not compared.
 *
 * @param failure why there is no answer; null when there is one
 * @param word why it ended, in the provider's word
 * @param proofs signatures and other proofs of reasoning, in order
 * @param beside what stands beside the text, such as citations, by its name in {@code extra}
 */
record Told(
        FailureKind failure,
        String id,
        String model,
        String text,
        String reasoning,
        List<Call> calls,
        String word,
        FinishReason reason,
        Tokens tokens,
        List<String> proofs,
        Map<String, JsonNode> beside) {

    /** A call of a tool; its arguments are compared as JSON. */
    record Call(String id, String name, JsonNode arguments) {}

    /** What was used; null where the provider does not say. */
    record Tokens(Long input, Long cached, Long written, Long output, Long reasoning) {}

    static Told failed(FailureKind kind) {
        return new Told(kind, null, null, null, null, null, null, null, null, null, Map.of());
    }

    /** A line for each thing that was told and not heard as it was told. */
    List<String> differences(Told heard) {
        List<String> all = new ArrayList<>();
        if (failure != null || heard.failure != null) {
            compare(all, "failure", String.valueOf(failure), String.valueOf(heard.failure));
            return all;
        }
        compare(all, "id", id, heard.id);
        compare(all, "model", model, heard.model);
        compare(all, "text", text, heard.text);
        compare(all, "reasoning", reasoning, heard.reasoning);
        compare(all, "finish word", word, heard.word);
        compare(all, "finish reason", reason, heard.reason);
        compare(all, "proofs", proofs, heard.proofs);
        compare(all, "calls", calls.size(), heard.calls.size());
        for (int i = 0; i < Math.min(calls.size(), heard.calls.size()); i++) {
            compare(all, "call's id", calls.get(i).id, heard.calls.get(i).id);
            compare(all, "call's name", calls.get(i).name, heard.calls.get(i).name);
            JsonDifference.between(calls.get(i).arguments, heard.calls.get(i).arguments)
                    .forEach(each -> all.add("call's arguments" + each));
        }
        beside.forEach((name, value) -> JsonDifference.between(full(value), full(heard.besideTheText(name)))
                .forEach(each -> all.add(name + each)));
        compareTokens(all, heard);
        return all;
    }

    /** Without what holds nothing: one protocol says null where another says nothing at all. */
    private static JsonNode full(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        prune(copy);
        return copy;
    }

    private static void prune(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field -> field.getValue().isNull()
                            || (field.getValue().isContainerNode()
                                    && field.getValue().isEmpty()));
        }
        tree.forEach(Told::prune);
    }

    private JsonNode besideTheText(String name) {
        JsonNode value = beside.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** The same under another name of the answer and of the model. */
    Told named(String otherId, String otherModel) {
        return new Told(failure, otherId, otherModel, text, reasoning, calls, word, reason, tokens, proofs, beside);
    }

    private void compareTokens(List<String> all, Told heard) {
        if (tokens == null || heard.tokens == null) {
            compare(all, "usage told", tokens != null, heard.tokens != null);
            return;
        }
        compare(all, "input tokens", tokens.input, heard.tokens.input);
        compare(all, "cached tokens", tokens.cached, heard.tokens.cached);
        compare(all, "written tokens", tokens.written, heard.tokens.written);
        compare(all, "output tokens", tokens.output, heard.tokens.output);
        compare(all, "reasoning tokens", tokens.reasoning, heard.tokens.reasoning);
    }

    private static void compare(List<String> all, String what, Object told, Object heard) {
        if (told != null && !Objects.equals(told, heard)) {
            all.add(what + ": told " + shown(told) + ", heard " + shown(heard));
        }
    }

    private static String shown(Object value) {
        String text = String.valueOf(value).replace("\n", "\\n");
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
