package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.wire.WireResponse;
import java.util.List;
import java.util.Map;

/**
 * Fills in the model and the id of answers whose body does not tell them: some protocols name the model in the address
 * alone, and the answer in a header.
 *
 * @param model the model that was asked
 * @param id the request's id, as the provider tells it; may be empty
 */
record AnswerIdentity(String model, String id) {

    private static final List<String> HEADERS =
            List.of("x-amzn-requestid", "x-request-id", "request-id", "x-debug-trace-id");

    static AnswerIdentity of(ProviderCall<?> call, WireResponse response) {
        Map<String, String> headers = response.headers();
        String id = HEADERS.stream()
                .map(name -> headers.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return new AnswerIdentity(call.model(), id);
    }

    ChatResponse name(ChatResponse answer) {
        return answer.model().isEmpty() || answer.id().isEmpty()
                ? new ChatResponse(
                        orElse(answer.id(), id),
                        orElse(answer.model(), model),
                        answer.message(),
                        answer.finishReason(),
                        answer.rawFinishReason(),
                        answer.usage(),
                        answer.extra())
                : answer;
    }

    StreamEvent name(StreamEvent event) {
        return event instanceof StreamEvent.Started start
                ? new StreamEvent.Started(orElse(start.id(), id), orElse(start.model(), model))
                : event;
    }

    private static String orElse(String told, String known) {
        return told.isEmpty() ? known : told;
    }
}
