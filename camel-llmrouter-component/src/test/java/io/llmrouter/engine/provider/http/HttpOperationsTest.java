package io.llmrouter.engine.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpOperationsTest {

    private final Quirks voyage = Presets.builtIn().find("voyage").orElseThrow().quirks();
    private final HttpOperations operations = new HttpOperations(new OpenAiDialect(InstantSource.system()), voyage);
    private final List<DialectRequest> sent = new ArrayList<>();
    private final List<Usage> used = new ArrayList<>();

    @Test
    void sendsMoreThanTheProviderTakesInPartsAndJoinsTheAnswersInOrder() {
        EmbedResponse answer = operations
                .perform(call(2_500), voyage, this::embedded)
                .fold(given -> given, failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(sent).hasSize(3);
        assertThat(answer.vectors()).hasSize(2_500);
        assertThat(IntStream.range(0, 2_500).allMatch(at -> answer.vectors().get(at)[0] == at))
                .isTrue();
        assertThat(answer.usage()).isEqualTo(Usage.of(2_500, 0));
        assertThat(used).isEmpty();
    }

    @Test
    void cutsByTheTokensThatAreTakenTogetherToo() {
        Quirks openai = Presets.builtIn().find("openai").orElseThrow().quirks();
        List<String> long1000 = Collections.nCopies(1_000, "passage ".repeat(1_000));
        EmbedRequest request = EmbedRequest.of(long1000);

        List<DialectRequest> written = operations.written(request, "m", openai).stream()
                .map(each -> each.fold(given -> given, failure -> {
                    throw new AssertionError(failure.toString());
                }))
                .toList();

        assertThat(written).hasSizeBetween(4, 6).allSatisfy(part -> assertThat(inputs(part))
                .hasSizeLessThanOrEqualTo(300));
        assertThat(written.stream().mapToInt(part -> inputs(part).size()).sum()).isEqualTo(1_000);
    }

    private static List<?> inputs(DialectRequest part) {
        return (List<?>) Golden.map(part.body()).get("input");
    }

    @Test
    void tellsWhatWasUsedBeforeAPartFailed() {
        Outcome<EmbedResponse> outcome = operations.perform(
                call(2_500),
                voyage,
                request -> sent.size() == 2 ? Outcome.failed(FailureKind.OVERLOADED, "busy") : embedded(request));

        assertThat(ProviderKit.failure(outcome).kind()).isEqualTo(FailureKind.OVERLOADED);
        assertThat(used).containsExactly(Usage.of(2_000, 0));
    }

    @Test
    void offersWhatThePresetListsAndTheDialectKnows() {
        assertThat(operations.offered()).containsExactlyInAnyOrder(Operation.EMBED, Operation.RERANK);
    }

    @Test
    void sendsNothingThatIsNotOffered() {
        HttpOperations chatOnly = new HttpOperations(new OpenAiDialect(InstantSource.system()), ProviderKit.PLAIN);

        Outcome<?> outcome = chatOnly.perform(
                new ProviderCall<>(
                        RerankRequest.of("q", List.of("d")),
                        "m",
                        CardFacts.NONE,
                        Credential.NONE,
                        Duration.ofSeconds(1),
                        new Cancellation(),
                        null,
                        CallNotes.NONE),
                ProviderKit.PLAIN,
                this::embedded);

        assertThat(ProviderKit.failure(outcome).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(sent).isEmpty();
    }

    private ProviderCall<EmbedRequest> call(int inputs) {
        List<String> texts =
                IntStream.range(0, inputs).mapToObj(String::valueOf).toList();
        CallNotes notes = new CallNotes() {
            @Override
            public void told(ResponseNotes told) {
                throw new AssertionError("nothing is told here");
            }

            @Override
            public void used(Usage usage) {
                used.add(usage);
            }
        };
        return new ProviderCall<>(
                EmbedRequest.of(texts),
                "m",
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(1),
                new Cancellation(),
                null,
                notes);
    }

    /** A vector for each input, with its number in it. */
    private Outcome<ReceivedBody> embedded(DialectRequest request) {
        sent.add(request);
        List<?> inputs = (List<?>) Golden.map(request.body()).get("input");
        List<Map<String, Object>> data = IntStream.range(0, inputs.size())
                .<Map<String, Object>>mapToObj(at ->
                        Map.of("index", at, "embedding", List.of(Float.parseFloat(String.valueOf(inputs.get(at))))))
                .toList();
        String body = Json.write(Map.of("data", data, "usage", Map.of("total_tokens", inputs.size())));
        return Outcome.answered(new ReceivedBody("application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
