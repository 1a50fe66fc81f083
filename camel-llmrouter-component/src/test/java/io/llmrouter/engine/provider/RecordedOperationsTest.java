package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.ModerateResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankResponse;
import io.llmrouter.engine.model.TranscribeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the forms of operations beside chat by exchanges recorded from real providers. */
class RecordedOperationsTest {

    private static final Map<String, String> PRESETS =
            Map.of("voyageai", "voyage", "azure", "openai-compatible", "selfhosted-openai-compat", "openai-compatible");

    private final Map<String, ChatDialect> dialects = Dialects.all(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatRealProvidersSent() throws IOException {
        return RecordedExchanges.judged(
                each -> RecordedRequest.operation(each).isPresent() && isOffered(each), this::judge);
    }

    /** Whether there is a preset for it; the others have their dialect's own tests. */
    private static boolean isOffered(JsonNode exchange) {
        Operation operation = RecordedRequest.operation(exchange).orElseThrow();
        return preset(exchange) != null
                && preset(exchange).quirks().operations().containsKey(operation);
    }

    private static Preset preset(JsonNode exchange) {
        String provider = exchange.path("provider").asText();
        return Presets.builtIn().find(PRESETS.getOrDefault(provider, provider)).orElse(null);
    }

    private void judge(JsonNode exchange) {
        Operation operation = RecordedRequest.operation(exchange).orElseThrow();
        ChatDialect dialect = dialects.get(preset(exchange).dialect());
        OperationDialect<?, ?> form = dialect.operation(operation).orElseThrow();
        byte[] body = RecordedExchanges.body(exchange).getBytes(StandardCharsets.UTF_8);
        int status = exchange.at("/response/status").intValue();
        if (status >= 400) {
            judgeError(dialect.error(status, new TreeMap<>(), body), status);
        } else {
            judge(form, exchange, new ReceivedBody("application/json", headers(exchange), body));
        }
    }

    private static Map<String, String> headers(JsonNode exchange) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.at("/response/headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static void judgeError(Failure failure, int status) {
        assertThat(failure.kind())
                .isIn(
                        FailureKind.INVALID_REQUEST,
                        FailureKind.NOT_FOUND,
                        FailureKind.AUTHENTICATION,
                        FailureKind.PERMISSION);
        assertThat(failure.status()).isEqualTo(status);
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> void judge(
            OperationDialect<Q, R> form, JsonNode exchange, ReceivedBody body) {
        Q request = form.requestType().cast(RecordedRequest.of(exchange));
        judgeRequest(
                form.encode(
                        request,
                        RecordedRequest.model(exchange),
                        preset(exchange).quirks()),
                exchange);
        R answer = form.decode(request, body).fold(given -> given, failure -> {
            throw new AssertionError(failure.toString());
        });
        JsonNode recorded = RecordedExchanges.tree(RecordedExchanges.body(exchange));
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
        }
    }

    /** Where the body is JSON, what was sent then is what is sent now. */
    private static void judgeRequest(Outcome<DialectRequest> encoded, JsonNode exchange) {
        JsonNode recorded = exchange.at("/request/body");
        if (RecordedRequest.isComparable(exchange)) {
            JsonNode written = RecordedExchanges.tree(
                    encoded.fold(request -> new String(request.body(), StandardCharsets.UTF_8), Failure::toString));
            RecordedRequest.withoutNulls(recorded).properties().forEach(field -> assertThat(
                            written.path(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue()));
        }
    }

    private static void judge(EmbedResponse answer, JsonNode recorded, JsonNode exchange) {
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
                    .isCloseTo(first.path(0).doubleValue(), org.assertj.core.data.Offset.offset(1e-6));
            assertThat(answer.vectors().get(0)).hasSize(first.size());
        }
        long tokens = recorded.at("/usage/prompt_tokens")
                .asLong(recorded.at("/usage/total_tokens").asLong(0));
        tokens += recorded.at("/meta/billed_units/input_tokens").asLong(0);
        tokens += recorded.at("/usageMetadata/promptTokenCount").asLong(0);
        tokens += recorded.findValues("token_count").stream()
                .mapToLong(JsonNode::longValue)
                .sum();
        tokens += Long.parseLong(headers(exchange).getOrDefault("x-amzn-bedrock-input-token-count", "0"));
        assertThat(answer.usage().inputTokens()).isEqualTo(tokens);
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
