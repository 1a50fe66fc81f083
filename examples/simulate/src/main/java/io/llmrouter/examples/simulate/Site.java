package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.examples.simulate.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One target as it really is: takes its time, fails, refuses and bills as the scenario says. What it draws for an attempt
 * depends on the request and the number of the attempt alone, so that every policy meets the same luck. Used by one
 * thread at a time.
 */
final class Site {

    private static final Duration REFUSAL = Duration.ofMillis(30);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final String target;
    private final Scenario.Model model;
    private final List<Incident> incidents;
    private final @Nullable RequestLimit limit;
    private final VirtualTime time;
    private final long seed;
    private int inFlight;

    Site(String target, Scenario.Model model, List<Incident> incidents, @Nullable RequestLimit limit, World world) {
        this.target = target;
        this.model = model;
        this.incidents = incidents.stream().filter(each -> each.isFor(target)).toList();
        this.limit = limit;
        this.time = world.time();
        this.seed = world.seed() ^ (long) target.hashCode() << 32;
    }

    Outcome<ChatResponse> answer(ProviderCall<ChatRequest> call, Journey journey) {
        SplittableRandom draws = draws(journey);
        double misfortune = draws.nextDouble();
        double chance = draws.nextDouble();
        double slower = 1;
        for (Incident incident : incidents) {
            if (!incident.holds(time.nanos()) || misfortune >= incident.part()) {
                continue;
            }
            if (incident.fails() != null) {
                return failing(incident.fails(), incident.name(), incident.retryAfter(), call);
            }
            if (incident.hangs()) {
                return passed(FOR_EVER, call);
            }
            slower *= incident.slower() == null ? 1 : incident.slower();
        }
        return limit == null || admitted(limit, call)
                ? answered(call, journey, chance, draws.nextGaussian(), slower)
                : failing(FailureKind.RATE_LIMITED, "too many requests", limit.retryAfter(), call);
    }

    private SplittableRandom draws(Journey journey) {
        return new SplittableRandom(seed + journey.ask().number() * 0x9E3779B97F4A7C15L + journey.begin());
    }

    private boolean admitted(RequestLimit limited, ProviderCall<ChatRequest> call) {
        boolean admitted = limited.take(time.nanos());
        call.notes().told(new ResponseNotes(null, limited.headroom(), Headroom.UNKNOWN, null));
        return admitted;
    }

    private Outcome<ChatResponse> answered(
            ProviderCall<ChatRequest> call, Journey journey, double chance, double gaussian, double slower) {
        Ask ask = journey.ask();
        inFlight++;
        double crowd = model.slots() == 0 ? 1 : Math.max(1, (double) inFlight / model.slots());
        double millis = model.latency().millis(gaussian, ask.outputTokens()) * slower * crowd;
        Outcome<ChatResponse> passed = passed(Duration.ofNanos((long) (millis * 1e6)), call);
        inFlight--;
        if (!passed.isAnswered()) {
            return passed;
        }
        if (chance < model.errorRate()) {
            return Outcome.failed(FailureKind.SERVER_ERROR, target + " failed");
        }
        journey.bill(bill(ask));
        return passed;
    }

    private Outcome<ChatResponse> failing(
            FailureKind kind, String why, @Nullable Duration retryAfter, ProviderCall<ChatRequest> call) {
        return passed(REFUSAL, call)
                .fold(
                        answer -> Outcome.failed(new Failure(kind, target + ": " + why, null, null, retryAfter)),
                        Outcome::failed);
    }

    private Outcome<ChatResponse> passed(Duration for_, ProviderCall<ChatRequest> call) {
        boolean whole = time.pass(for_, call.cancellation());
        if (!whole) {
            return Outcome.failed(call.cancellation()
                    .reason()
                    .orElseGet(() -> Failure.of(FailureKind.CANCELLED, "the call was given up")));
        }
        Ask ask = ((Journey) Objects.requireNonNull(call.context())).ask();
        return Outcome.answered(
                ChatResponse.of(call.model(), "A simulated answer.", Usage.of(ask.inputTokens(), ask.outputTokens())));
    }

    private long bill(Ask ask) {
        Scenario.Price price = model.price();
        for (Incident incident : incidents) {
            if (incident.price() != null && incident.holds(time.nanos())) {
                price = incident.price();
            }
        }
        return Math.round((ask.inputTokens() * price.input() + ask.outputTokens() * price.output()) * 1000);
    }
}
