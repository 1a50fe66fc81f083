package io.llmrouter.engine.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private final ManualTime time = new ManualTime();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void saysThatItsAnswersAreSimulated() {
        ChatResponse answer = answer(provider(Map.of()), ChatRequest.of("hello"));
        assertThat(answer.text()).isEqualTo("This is a simulated answer.");
        assertThat(answer.id()).isEqualTo("simulated-1");
        assertThat(answer.model()).isEqualTo("any-model");
        assertThat(answer.extra()).containsEntry("simulated", true);
    }

    @Test
    void repliesWithAFixedTextOrThePrompt() {
        assertThat(answer(provider(Map.of("reply", "42")), ChatRequest.of("hello"))
                        .text())
                .isEqualTo("42");
        assertThat(answer(provider(Map.of("reply", "echo")), ChatRequest.of("hello you"))
                        .text())
                .isEqualTo("hello you");
    }

    @Test
    void estimatesUsageByLength() {
        ChatRequest request = ChatRequest.of("one two three");
        long input = RequestFeatures.of(request, false).inputTokens();
        assertThat(answer(provider(Map.of("reply", "a b c d e f")), request).usage())
                .isEqualTo(Usage.estimated(input, 8));
    }

    @Test
    void cutsAtMaxTokens() {
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.DEFAULT.withMaxTokens(4));
        ChatResponse answer = answer(provider(Map.of("reply", "a b c d e f")), request);
        assertThat(answer.text()).isEqualTo("a b c ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().outputTokens()).isEqualTo(4);
    }

    @Test
    void takesItsLatencyAndItsTimePerToken() {
        answer(provider(Map.of("latency", "200ms")), ChatRequest.of("hi"));
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(200));
        answer(provider(Map.of("latency", "1s", "tokensPerSecond", 8, "reply", "a b c d e f")), ChatRequest.of("hi"));
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(2200));
    }

    @Test
    void spreadsItsLatencyAsItsPercentilesSay() {
        Provider provider = provider(Map.of("latency", Map.of("p50", "100ms", "p99", "1s"), "seed", 7));
        long[] millis = LongStream.range(0, 4000)
                .map(call -> {
                    Duration before = time.passed();
                    answer(provider, ChatRequest.of("hi"));
                    return time.passed().minus(before).toMillis();
                })
                .sorted()
                .toArray();
        assertThat((double) millis[2000]).isCloseTo(100, within(10.0));
        assertThat((double) millis[3960]).isCloseTo(1000, within(250.0));
    }

    @Test
    void failsAtItsRateWithItsKindTheSameWayForTheSameSeed() {
        Map<String, Object> settings = Map.of("errorRate", "0.2", "errorKind", "overloaded", "seed", 11);
        List<Boolean> first = failures(provider(settings), 2000);
        assertThat((double) first.stream().filter(failed -> failed).count()).isCloseTo(400, within(60.0));
        assertThat(failures(provider(settings), 2000)).isEqualTo(first);
        assertThat(failures(provider(Map.of("errorRate", 0.2, "seed", 12)), 2000))
                .isNotEqualTo(first);
        assertThat(failure(provider(Map.of("errorRate", 1, "errorKind", "overloaded")))
                        .toString())
                .isEqualTo("overloaded: simulated error of account demo");
    }

    @Test
    void playsItsOutages() {
        Provider provider = provider(Map.of(
                "latency", "10s", "script", List.of(Map.of("after", "15s", "for", "10s", "kind", "rate_limited"))));
        answer(provider, ChatRequest.of("at ten seconds"));
        Failure failure = failure(provider);
        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        answer(provider, ChatRequest.of("at thirty seconds"));
    }

    @Test
    void playsItsStepsCallByCall() {
        Provider provider = provider(Map.of("script", List.of("server_error", "ok", "forty-two")));
        assertThat(failure(provider).kind()).isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(answer(provider, ChatRequest.of("hi")).text()).isEqualTo("This is a simulated answer.");
        assertThat(answer(provider, ChatRequest.of("hi")).text()).isEqualTo("forty-two");
        assertThat(answer(provider, ChatRequest.of("hi")).text()).isEqualTo("This is a simulated answer.");
    }

    @Test
    void streamsAtItsPace() {
        Provider provider =
                provider(Map.of("latency", "9s", "firstToken", "1s", "tokensPerSecond", 4, "reply", "one two three"));
        EventStream stream = stream(provider);
        assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
        List<StreamEvent> events = new ArrayList<>();
        stream.forEachRemaining(events::add);
        assertThat(events)
                .startsWith(
                        new StreamEvent.Started("simulated-1", "any-model"),
                        new StreamEvent.TextDelta("one "),
                        new StreamEvent.TextDelta("two "),
                        new StreamEvent.TextDelta("three"));
        assertThat(events).hasSize(6).endsWith(new StreamEvent.Finished(FinishReason.STOP, null));
        assertThat(time.passed().toMillis()).isEqualTo(1000 + 2 * 333);
    }

    @Test
    void endsAStreamWithTheReasonOfItsCancellation() {
        EventStream stream = stream(provider(Map.of("reply", "one two")));
        stream.next();
        Failure why = Failure.of(FailureKind.TIMEOUT, "late");
        cancellation.cancel(why);
        assertThat(stream.next()).isEqualTo(new StreamEvent.Failed(why));
        assertThat(stream).isExhausted();
    }

    @Test
    void endsAClosedStreamWithoutAWord() {
        EventStream stream = stream(provider(Map.of()));
        stream.close();
        assertThat(stream).isExhausted();
    }

    @Test
    void failsWithTheReasonOfACancellation() {
        Failure why = Failure.of(FailureKind.TIMEOUT, "late");
        cancellation.cancel(why);
        assertThat(failure(provider(Map.of("latency", "1s")))).isEqualTo(why);
    }

    private List<Boolean> failures(Provider provider, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> !provider.chat(call(ChatRequest.of("hi"))).isAnswered())
                .toList();
    }

    private Provider provider(Map<String, Object> settings) {
        return SimulatedProvider.factory(time, time, () -> 1).create(Accounts.simulated(settings));
    }

    private ChatResponse answer(Provider provider, ChatRequest request) {
        return answered(provider.chat(call(request)));
    }

    private EventStream stream(Provider provider) {
        return answered(provider.stream(call(ChatRequest.of("hi"))));
    }

    private static <T> T answered(Outcome<T> outcome) {
        return outcome.fold(answer -> answer, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private Failure failure(Provider provider) {
        return provider.chat(call(ChatRequest.of("hi")))
                .fold(
                        answer -> {
                            throw new AssertionError("answered: " + answer.text());
                        },
                        failure -> failure);
    }

    private ProviderCall<ChatRequest> call(ChatRequest request) {
        return new ProviderCall<>(
                request,
                "any-model",
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(1),
                cancellation,
                null,
                CallNotes.NONE);
    }
}
