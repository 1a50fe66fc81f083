package io.llmrouter.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A conversation whose tokens are to be counted.
 *
 * @param conversation what would be asked
 * @param askProvider whether to ask the provider itself, where it counts; else the engine counts, and nothing is sent
 */
public record CountTokensRequest(ChatRequest conversation, boolean askProvider)
        implements ModelRequest<CountTokensResponse> {

    public CountTokensRequest {
        Objects.requireNonNull(conversation, "conversation");
    }

    /** What was said, the latest first. */
    @Override
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        conversation.messages().forEach(message -> texts.add(0, message.text()));
        return texts;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Operation operation() {
        return Operation.COUNT_TOKENS;
    }

    @Override
    public Class<CountTokensResponse> answerType() {
        return CountTokensResponse.class;
    }
}
