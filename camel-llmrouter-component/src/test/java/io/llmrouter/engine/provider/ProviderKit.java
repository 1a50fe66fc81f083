package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests of providers start from. */
public final class ProviderKit {

    public static final String KEY = "sk-test-0123456789abcdef";
    public static final Quirks PLAIN = new Quirks(
            "/chat/completions",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE);

    private ProviderKit() {}

    public static Account account(String baseUrl, Quirks quirks) {
        Preset preset = new Preset("test", "openai", null, List.of(), true, "", null, quirks, Map.of());
        return new Account("acc", preset, baseUrl, List.of(new Credential(KEY)), null, Set.of(), Map.of(), null);
    }

    public static ProviderCall<ChatRequest> call(ChatRequest request, Cancellation cancellation) {
        return call(request, "m-1", cancellation);
    }

    public static ProviderCall<ChatRequest> call(ChatRequest request, String model) {
        return call(request, model, new Cancellation());
    }

    /** To a model whose card says that it cannot do that. */
    public static ProviderCall<ChatRequest> call(ChatRequest request, String model, Set<ModelFeature> lacks) {
        return new ProviderCall<>(
                request,
                model,
                new CardFacts("", lacks),
                new Credential(KEY),
                Duration.ofSeconds(2),
                new Cancellation(),
                null,
                CallNotes.NONE);
    }

    private static ProviderCall<ChatRequest> call(ChatRequest request, String model, Cancellation cancellation) {
        return new ProviderCall<>(
                request,
                model,
                CardFacts.NONE,
                new Credential(KEY),
                Duration.ofSeconds(2),
                cancellation,
                null,
                CallNotes.NONE);
    }

    public static ProviderCall<ChatRequest> call(ChatRequest request) {
        return call(request, new Cancellation());
    }

    public static ProviderCall<ChatRequest> call(String prompt) {
        return call(ChatRequest.of(prompt));
    }

    public static ChatResponse answer(Outcome<ChatResponse> outcome) {
        return outcome.fold(answer -> answer, failure -> {
            throw new AssertionError("not answered: " + failure);
        });
    }

    public static Failure failure(Outcome<?> outcome) {
        return outcome.fold(
                answer -> {
                    throw new AssertionError("answered: " + answer);
                },
                failure -> failure);
    }

    public static EventStream open(Outcome<EventStream> outcome) {
        return outcome.fold(stream -> stream, failure -> {
            throw new AssertionError("no stream: " + failure);
        });
    }

    public static List<StreamEvent> all(Outcome<EventStream> outcome) {
        try (EventStream stream = open(outcome)) {
            List<StreamEvent> events = new ArrayList<>();
            stream.forEachRemaining(events::add);
            return events;
        }
    }
}
