package io.llmrouter.engine.provider.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.RerankResponse;
import io.llmrouter.engine.model.TranscribeResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;

/** Holds what the engine makes of a recorded operation beside chat against what stands in it. */
final class OperationJudge {

    private static final Offset<Double> FLOAT = Offset.offset(1e-6);

    private final RecordedServer server;
    private final Engine engine;

    OperationJudge(RecordedServer server, Engine engine) {
        this.server = server;
        this.engine = engine;
    }

    /** A line for each thing that is not as it was recorded. */
    List<String> judge(Exchange exchange, Home home) {
        String model = home.model() == null ? RecordedRequest.model(exchange.json()) : home.model();
        server.serve(exchange);
        try (LlmRouter router = engine.router(home, model, server.address())) {
            judge(router, RecordedRequest.of(exchange), exchange);
        }
        List<String> wrong = new ArrayList<>(Sent.differences(server.received(), exchange, home));
        if (wrong.isEmpty() && !exchange.isError()) {
            judgeRequest(exchange);
        }
        return wrong;
    }

    private static <R extends ModelResponse> void judge(LlmRouter router, ModelRequest<R> request, Exchange exchange) {
        try {
            R answer = router.perform(request, CallOptions.DEFAULT).response();
            assertThat(exchange.isError()).as("recorded as an error").isFalse();
            judge(answer, exchange.tree(), exchange);
        } catch (LlmRouterException e) {
            Failure failure = e.failure();
            assertThat(exchange.isError()).as(failure.toString()).isTrue();
            assertThat(failure.kind()).isEqualTo(Failures.kind(exchange.status(), exchange.text()));
            assertThat(failure.status()).isEqualTo(exchange.status());
        }
    }

    private static void judge(ModelResponse answer, JsonNode recorded, Exchange exchange) {
        if (answer instanceof EmbedResponse embed) {
            judge(embed, recorded, exchange);
        } else if (answer instanceof RerankResponse rerank) {
            judge(rerank, recorded);
        } else if (answer instanceof ModerateResponse moderate) {
            assertThat(moderate.flagged())
                    .isEqualTo(recorded.at("/results/0/flagged").booleanValue());
            assertThat(moderate.scores()).hasSameSizeAs(recorded.at("/results/0/category_scores"));
        } else if (answer instanceof CountTokensResponse count) {
            JsonNode tokens =
                    recorded.has("input_tokens") ? recorded.path("input_tokens") : recorded.path("totalTokens");
            assertThat(count.tokens()).isEqualTo(tokens.longValue()).isPositive();
            assertThat(count.error()).isZero();
        } else if (answer instanceof TranscribeResponse transcribe) {
            assertThat(transcribe.text()).isEqualTo(recorded.path("text").textValue());
            assertThat(transcribe.usage().inputTokens())
                    .isEqualTo(recorded.at("/usage/input_tokens").longValue());
        } else if (answer instanceof ImageResponse image) {
            assertThat(image.images()).hasSameSizeAs(recorded.path("data"));
        } else {
            throw new AssertionError("nobody judges " + answer.getClass().getSimpleName());
        }
    }

    /** Where the body is JSON, what was sent then is what is sent now. */
    private void judgeRequest(Exchange exchange) {
        if (RecordedRequest.isComparable(exchange)) {
            JsonNode written =
                    RecordedExchanges.tree(new String(server.received().body(), StandardCharsets.UTF_8));
            RecordedRequest.withoutNulls(exchange.sent()).properties().forEach(field -> assertThat(
                            written.path(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue()));
        }
    }

    private static void judge(EmbedResponse answer, JsonNode recorded, Exchange exchange) {
        JsonNode all = Stream.of("/data", "/embeddings/float", "/embeddings", "/predictions")
                .map(recorded::at)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(null);
        int vectors = all == null ? 1 : all.size();
        assertThat(answer.vectors()).hasSize(vectors).allSatisfy(vector -> assertThat(vector.length)
                .isGreaterThan(100)
                .isEqualTo(answer.vectors().get(0).length));
        JsonNode first = RecordedRequest.firstVector(recorded);
        if (first.isArray()) {
            assertThat((double) answer.vectors().get(0)[0])
                    .isCloseTo(first.path(0).doubleValue(), FLOAT);
            assertThat(answer.vectors().get(0)).hasSize(first.size());
        }
        long tokens = recorded.at("/usage/prompt_tokens")
                .asLong(recorded.at("/usage/total_tokens").asLong(0));
        tokens += recorded.at("/meta/billed_units/input_tokens").asLong(0);
        tokens += recorded.at("/usageMetadata/promptTokenCount").asLong(0);
        tokens += recorded.findValues("token_count").stream()
                .mapToLong(JsonNode::longValue)
                .sum();
        tokens += Long.parseLong(exchange.headers().getOrDefault("x-amzn-bedrock-input-token-count", "0"));
        if (tokens > 0) {
            assertThat(answer.usage().inputTokens()).isEqualTo(tokens);
        }
        assertThat(answer.usage().source()).isEqualTo(tokens > 0 ? Usage.Source.REPORTED : Usage.Source.ESTIMATED);
    }

    private static void judge(RerankResponse answer, JsonNode recorded) {
        JsonNode places = recorded.has("results") ? recorded.path("results") : recorded.path("data");
        assertThat(answer.ranking()).hasSameSizeAs(places);
        assertThat(answer.ranking().get(0).index())
                .isEqualTo(places.path(0).path("index").intValue());
        assertThat(answer.usage().units().searches())
                .isEqualTo(recorded.at("/meta/billed_units/search_units").longValue());
    }
}
