package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.conversation.Seal;
import io.llmrouter.engine.provider.recorded.Told.Call;
import io.llmrouter.engine.provider.recorded.Told.Tokens;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the engine made of an answer. */
final class Heard {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<String> proofs = new ArrayList<>();
    private Started start = new Started("", "");
    private Usage usage = Usage.estimated(0, 0);
    private Finished end;
    private Told failed;
    private Map<String, Object> extra = Map.of();

    private Heard() {}

    static Told of(ChatResponse answer) {
        List<String> proofs = new ArrayList<>();
        answer.message()
                .content()
                .forEach(part -> prove(proofs, part.fold(said -> null, media -> null, Content.Reasoning::signature)));
        return new Told(
                null,
                answer.id(),
                answer.model(),
                answer.text(),
                answer.message().reasoning(),
                calls(answer.message().toolCalls()),
                answer.rawFinishReason(),
                answer.finishReason(),
                tokens(answer.usage()),
                proofs,
                trees(answer.extra()));
    }

    static Told of(AnswerStream events) {
        Heard heard = new Heard();
        events.forEachRemaining(heard::add);
        return heard.told();
    }

    private void add(StreamEvent event) {
        if (event instanceof Started started) {
            start = started;
        } else if (event instanceof TextDelta delta) {
            text.append(delta.text());
        } else if (event instanceof ReasoningDelta delta) {
            reasoning.append(delta.text());
            prove(proofs, delta.signature());
        } else if (event instanceof ToolCallDelta delta) {
            add(delta);
        } else if (event instanceof UsageReported report) {
            usage = report.usage();
        } else if (event instanceof Extra more) {
            extra = more.after(extra);
        } else if (event instanceof Finished finished) {
            end = finished;
        } else if (event instanceof Failed over) {
            failed = Told.failed(over.failure().kind());
        }
    }

    private void add(ToolCallDelta delta) {
        if (delta.index() == calls.size()) {
            calls.add(new ToolCall(String.valueOf(delta.id()), String.valueOf(delta.name()), delta.arguments()));
            return;
        }
        ToolCall call = calls.get(delta.index());
        calls.set(delta.index(), new ToolCall(call.id(), call.name(), call.arguments() + delta.arguments()));
    }

    private Told told() {
        return failed != null
                ? failed
                : new Told(
                        null,
                        start.id(),
                        start.model(),
                        text.toString(),
                        reasoning.toString(),
                        calls(calls),
                        end.rawReason(),
                        end.reason(),
                        tokens(usage),
                        proofs,
                        trees(extra));
    }

    /** A proof that is sealed by its dialect is compared as the provider gave it. */
    private static void prove(List<String> proofs, String signature) {
        if (signature == null || !Seal.isSeal(signature)) {
            add(proofs, signature);
            return;
        }
        Seal seal = Seal.of(signature.split("[@:]", 2)[0], signature).orElseThrow();
        if (seal.place().equals("details")) {
            json(seal.value()).forEach(detail -> {
                add(proofs, detail.path("signature").textValue());
                add(proofs, detail.path("data").textValue());
            });
        } else {
            add(proofs, seal.value());
        }
    }

    private static Map<String, JsonNode> trees(Map<String, Object> extra) {
        Map<String, JsonNode> trees = new LinkedHashMap<>();
        extra.forEach((name, value) -> trees.put(name, Json.mapper().valueToTree(value)));
        return trees;
    }

    private static void add(List<String> proofs, String proof) {
        if (proof != null && !proof.isEmpty()) {
            proofs.add(proof);
        }
    }

    private static List<Call> calls(List<ToolCall> calls) {
        return calls.stream()
                .map(call -> new Call(call.id(), call.name(), json(call.arguments())))
                .toList();
    }

    /** Arguments as JSON: none are an empty object, and what is no JSON, for models write that too, is a text. */
    static JsonNode json(String arguments) {
        try {
            JsonNode tree = Json.mapper().readTree(arguments.isBlank() ? "{}" : arguments);
            return tree.isContainerNode() ? tree : new TextNode(arguments);
        } catch (IOException e) {
            return new TextNode(arguments);
        }
    }

    private static Tokens tokens(Usage usage) {
        return usage.source() == Usage.Source.ESTIMATED
                ? null
                : new Tokens(
                        usage.inputTokens(),
                        usage.cachedInputTokens(),
                        usage.cacheWriteTokens() + usage.longCacheWriteTokens(),
                        usage.outputTokens(),
                        usage.reasoningTokens());
    }
}
