package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.wire.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The provider of {@code simulated} accounts: takes the time, fails and answers as its settings say, whatever the model
 * is called. Every answer says that it is simulated: its id begins with {@code simulated-} and its extra field {@code
 * simulated} is true. Usage is estimated, so an answer costs what its card's price makes of it. Thread-safe; with a
 * {@code seed}, calls made one after the other always go the same way.
 */
public final class SimulatedProvider implements Provider {

    /** The settings an account may have. */
    public static final Set<String> SETTINGS =
            Set.of("latency", "firstToken", "tokensPerSecond", "errorRate", "errorKind", "script", "reply", "seed");

    private final String account;
    private final Scenario scenario;
    private final Clock clock;
    private final Pause pause;
    private final Random random;
    private final Instant start;
    private long calls;

    private SimulatedProvider(Account account, Clock clock, Pause pause, LongSupplier seeds) {
        this.account = account.name();
        this.scenario = Scenario.of(account.settings());
        this.clock = clock;
        this.pause = pause;
        this.random = new Random(scenario.seed() == null ? seeds.getAsLong() : scenario.seed());
        this.start = clock.instant();
    }

    /** Simulates in real time. */
    public static ProviderFactory factory() {
        return factory(
                Clock.systemUTC(), Pause.REAL, () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * Simulates in a time of the caller's.
     *
     * @param clock tells when outages begin and end, counted from the moment the provider is made
     * @param pause lets delays pass
     * @param seeds where delays and errors come from when an account has no {@code seed}
     */
    public static ProviderFactory factory(Clock clock, Pause pause, LongSupplier seeds) {
        return account -> new SimulatedProvider(account, clock, pause, seeds);
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return accepted(call, false).fold(script -> written(script, call), Outcome::failed);
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        Duration perWord = scenario.writing(Script.TOKENS_PER_WORD);
        return accepted(call, true)
                .map(script -> new SimulatedStream(script, call.model(), call.cancellation(), perWord, pause));
    }

    private Outcome<Script> accepted(ProviderCall<ChatRequest> call, boolean stream) {
        Draw draw = draw();
        return pass(scenario.start(stream, draw.deviation()), call)
                .or(() -> failure(draw))
                .map(Outcome::<Script>failed)
                .orElseGet(() -> Outcome.answered(
                        Script.of("simulated-" + (draw.call() + 1), scenario.reply(draw.call()), call.request())));
    }

    private Outcome<ChatResponse> written(Script script, ProviderCall<ChatRequest> call) {
        Duration writing = scenario.writing(script.words().size() * Script.TOKENS_PER_WORD);
        return pass(writing, call)
                .map(Outcome::<ChatResponse>failed)
                .orElseGet(() -> Outcome.answered(new ChatResponse(
                        script.id(),
                        call.model(),
                        Message.assistant(script.text()),
                        script.reason(),
                        null,
                        script.usage(),
                        Map.of("simulated", true))));
    }

    /** Both numbers are drawn for every call, so that a change of one setting does not change what the others do. */
    private Draw draw() {
        synchronized (random) {
            return new Draw(calls++, random.nextDouble(), random.nextGaussian());
        }
    }

    private Optional<Failure> pass(Duration time, ProviderCall<ChatRequest> call) {
        boolean whole = time.isZero() || pause.pass(time, call.cancellation());
        return call.cancellation()
                .reason()
                .or(() -> whole ? Optional.empty() : Optional.of(SimulatedStream.interrupted()));
    }

    private Optional<Failure> failure(Draw draw) {
        Duration now = Duration.between(start, clock.instant());
        Optional<Failure> scripted = scenario.failing(draw.call(), now)
                .map(kind -> scripted(kind, scenario.outageEnd(now).minus(now)));
        return scripted.or(() -> draw.chance() < scenario.errorRate()
                ? Optional.of(Failure.of(scenario.errorKind(), "simulated error of account " + account))
                : Optional.empty());
    }

    private Failure scripted(FailureKind kind, Duration left) {
        boolean waits = kind == FailureKind.RATE_LIMITED && !left.isZero();
        return new Failure(kind, "simulated outage of account " + account, null, null, waits ? left : null);
    }

    private record Draw(long call, double chance, double deviation) {}
}
