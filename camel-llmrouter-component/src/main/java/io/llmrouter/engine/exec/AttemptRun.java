package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.StreamGuard;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt while it is made: opened in the log before anything is sent, closed there exactly once. What a stream
 * counts is written by its reader alone.
 */
final class AttemptRun implements CallNotes {

    /** How many characters of an answer make a token where the provider does not count, by rule of thumb. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Failures after which nobody knows whether the provider bills. */
    private static final Set<FailureKind> MAYBE_BILLED =
            EnumSet.of(FailureKind.TIMEOUT, FailureKind.CONNECTION_LOST, FailureKind.CANCELLED);

    /** What is answered by text, which tells how much it was. */
    private static final Set<Operation> WRITTEN = EnumSet.of(Operation.CHAT, Operation.TRANSCRIBE);

    private final Keyed call;
    private final Cancellation cancellation;
    private final Ticker ticker;
    private final int number;
    private final long start;
    private final TargetStates states;
    private final Consumer<Attempt> measured;
    private volatile @Nullable Usage reported;
    private volatile @Nullable Usage partly;
    private volatile @Nullable String requestId;
    private volatile @Nullable Money billed;
    private volatile @Nullable String service;
    private volatile List<String> adjustments = List.of();
    private volatile long characters;
    private volatile @Nullable Duration firstContent;

    private AttemptRun(Keyed call, int number, Ticker ticker, TargetStates states) {
        this.call = call;
        this.ticker = ticker;
        this.states = states;
        this.cancellation = call.call().cancellation().child();
        this.number = number;
        this.measured =
                states.began(call.aimed().target(), call.call().request().operation());
        this.start = ticker.nanos();
    }

    /** Opens an attempt; none when its call is over. */
    static Optional<AttemptRun> begin(Keyed call, Ticker ticker, TargetStates states) {
        OptionalInt number = call.call().log().begin(call);
        return number.isPresent()
                ? Optional.of(new AttemptRun(call, number.getAsInt(), ticker, states))
                : Optional.empty();
    }

    ModelRequest<?> request() {
        return call.call().request();
    }

    Target target() {
        return call.aimed().target();
    }

    /** What the target's model is: its card, where the configuration says it, or else its name. */
    String knownModel() {
        return call.aimed().candidate().facts().knownAs(target().model());
    }

    <Q extends ModelRequest<?>> ProviderCall<Q> toProvider(Q request) {
        return new ProviderCall<>(
                request,
                call.aimed().target().model(),
                call.aimed().candidate().facts(),
                call.credential(),
                timeouts().connect(),
                cancellation,
                call.call().options().context(),
                this);
    }

    @Override
    public void told(ResponseNotes notes) {
        if (notes.requestId() != null) {
            requestId = notes.requestId();
        }
        if (notes.billed() != null) {
            billed = notes.billed();
        }
        if (notes.serviceTier() != null) {
            service = notes.serviceTier();
        }
        states.told(target(), notes);
    }

    @Override
    public void adjusted(List<String> what) {
        adjustments = what;
    }

    @Override
    public void used(Usage usage) {
        partly = usage;
    }

    Timeouts timeouts() {
        return call.aimed().planned().policy().timeouts();
    }

    @Nullable
    StreamGuard streamGuard() {
        return call.aimed().planned().policy().streamGuard();
    }

    void cancel(Failure reason) {
        cancellation.cancel(reason);
    }

    Optional<Failure> cancelled() {
        return cancellation.reason();
    }

    /** Counts what a stream brought. */
    void saw(StreamEvent event) {
        if (event instanceof StreamEvent.UsageReported usage) {
            reported = usage.usage();
        } else {
            sawContent(event.content());
        }
    }

    private void sawContent(String text) {
        if (firstContent == null && !text.isEmpty()) {
            firstContent = Duration.ofNanos(ticker.nanos() - start);
        }
        count(text);
    }

    private void count(String text) {
        characters = characters + text.length();
    }

    /** What a whole answer used: as reported, else by estimate. */
    Usage usage(ModelResponse response) {
        count(response.text());
        reported = response.usage();
        return usage();
    }

    /** What the attempt used so far: as reported, else by estimate; with what came beside the answer of bill and class of service. */
    Usage usage() {
        Usage used = used();
        return billed == null && service == null
                ? used
                : used.with(used.units().withBilled(billed).withService(service));
    }

    private Usage used() {
        Usage known = reported;
        if (known != null && isTold(known)) {
            return known;
        }
        Usage estimated = estimated();
        return known == null ? estimated : estimated.with(known.units().or(estimated.units()));
    }

    /** Whether tokens were counted, or something else by a provider that knows what its tokens are. */
    private static boolean isTold(Usage known) {
        return known.totalTokens() > 0 || known.source() == Usage.Source.REPORTED && !known.isNothing();
    }

    /** By the text that came, where text is the answer; else as it was planned. */
    private Usage estimated() {
        if (!WRITTEN.contains(request().operation())) {
            return features().expectedUsage();
        }
        long output = (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
        return Usage.estimated(features().inputTokens(), output)
                .with(features().expectedUsage().units());
    }

    /** Closes the attempt in the log, as answered, or broken off with what it had used. */
    void end(@Nullable Failure failure, Usage used) {
        close(failure, used);
    }

    /**
     * Closes the attempt in the log as failed. What may have been billed without anyone telling counts as estimated, never
     * as nothing.
     */
    void fail(Failure failure) {
        close(failure, MAYBE_BILLED.contains(failure.kind()) ? features().expectedUsage() : partly);
    }

    private RequestFeatures features() {
        return call.aimed().planned().features();
    }

    private PlanRequest question() {
        return new PlanRequest(
                request(), call.call().options(), features(), call.call().streaming());
    }

    private void close(@Nullable Failure failure, @Nullable Usage used) {
        cancellation.release();
        Money cost = used == null ? Money.ZERO : call.aimed().cost(used).orElse(null);
        Attempt attempt = new Attempt(
                number,
                call.aimed().target(),
                call.credential().masked(),
                failure,
                used,
                cost,
                Duration.ofNanos(ticker.nanos() - start),
                firstContent,
                call.aimed().planned().hedge(),
                requestId,
                request().operation(),
                adjustments);
        measured.accept(attempt);
        if (failure == null && used != null) {
            states.answered(target(), question(), used);
        }
        call.call().log().finish(attempt);
    }
}
