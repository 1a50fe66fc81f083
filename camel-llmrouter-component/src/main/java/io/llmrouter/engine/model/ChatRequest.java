package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model, whichever it will be: the same for every provider and every dialect.
 *
 * @param messages the conversation so far, oldest first, at least one
 * @param tools what the model may ask to have called
 * @param toolChoice whether it may, must or must not
 * @param output the form of the answer
 * @param sampling how the answer is drawn
 * @param effort how much the model should think
 * @param terms on what terms the provider is asked
 * @param extra fields this record has no name for, by their name on the wire; carried through to providers that take
 *     them. Values are JSON's: String, Number, Boolean, null, List and Map
 */
public record ChatRequest(
        List<Message> messages,
        List<ToolSpec> tools,
        ToolChoice toolChoice,
        OutputFormat output,
        Sampling sampling,
        ReasoningEffort effort,
        Terms terms,
        Map<String, Object> extra)
        implements ModelRequest<ChatResponse> {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        Objects.requireNonNull(toolChoice, "toolChoice");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(sampling, "sampling");
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(terms, "terms");
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a chat request needs at least one message");
        }
    }

    @Override
    public @Nullable String serviceTier() {
        return terms.serviceTier();
    }

    /** A conversation with nothing else asked. */
    public static ChatRequest of(List<Message> messages) {
        return new ChatRequest(
                messages,
                List.of(),
                ToolChoice.AUTO,
                OutputFormat.TEXT,
                Sampling.DEFAULT,
                ReasoningEffort.DEFAULT,
                Terms.USUAL,
                Map.of());
    }

    /** One question. */
    public static ChatRequest of(String prompt) {
        return of(List.of(Message.user(prompt)));
    }

    public ChatRequest withMessages(List<Message> other) {
        return new ChatRequest(other, tools, toolChoice, output, sampling, effort, terms, extra);
    }

    public ChatRequest withTools(List<ToolSpec> other, ToolChoice choice) {
        return new ChatRequest(messages, other, choice, output, sampling, effort, terms, extra);
    }

    public ChatRequest withOutput(OutputFormat other) {
        return new ChatRequest(messages, tools, toolChoice, other, sampling, effort, terms, extra);
    }

    public ChatRequest withSampling(Sampling other) {
        return new ChatRequest(messages, tools, toolChoice, output, other, effort, terms, extra);
    }

    public ChatRequest withEffort(ReasoningEffort other) {
        return new ChatRequest(messages, tools, toolChoice, output, sampling, other, terms, extra);
    }

    public ChatRequest withTerms(Terms other) {
        return new ChatRequest(messages, tools, toolChoice, output, sampling, effort, other, extra);
    }

    public ChatRequest withExtra(Map<String, Object> other) {
        return new ChatRequest(messages, tools, toolChoice, output, sampling, effort, terms, other);
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public Class<ChatResponse> answerType() {
        return ChatResponse.class;
    }

    @Override
    public Optional<ChatRequest> chat() {
        return Optional.of(this);
    }
}
