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
    private static final int VERDICT = 2;
    private static final ChatResponse NOTHING = ChatResponse.of("", "", Usage.NONE);

    private final String target;
    private final Scenario.Model model;
    private final List<Incident> incidents;
    private final @Nullable RequestLimit limit;
    private final VirtualTime time;
    private final long seed;
    private final AnswerDraw answers;
    private int inFlight;

    Site(String target, Scenario.Model model, List<Incident> incidents, @Nullable RequestLimit limit, World world) {
        this.target = target;
        this.model = model;
        this.incidents = incidents.stream().filter(each -> each.isFor(target)).toList();
        this.limit = limit;
        this.time = world.time();
        this.seed = world.seed() ^ (long) target.hashCode() << 32;
        this.answers = new AnswerDraw(target, model, world.seed());
    }

    /** One attempt of a journey, and its number there. */
    private record Attempt(Journey journey, int number) {
        Ask ask() {
            return journey.ask();
        }
    }

    Outcome<ChatResponse> answer(ProviderCall<ChatRequest> call, Journey journey) {
        Attempt attempt = new Attempt(journey, journey.begin());
        SplittableRandom draws = draws(attempt);
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
                return passed(FOR_EVER, call).map(whole -> NOTHING);
            }
            slower *= incident.slower() == null ? 1 : incident.slower();
        }
        return limit == null || admitted(limit, call)
                ? answered(call, attempt, chance, draws.nextGaussian(), slower)
                : failing(FailureKind.RATE_LIMITED, "too many requests", limit.retryAfter(), call);
    }

    private SplittableRandom draws(Attempt attempt) {
        return new SplittableRandom(seed + attempt.ask().number() * 0x9E3779B97F4A7C15L + attempt.number());
    }

    private boolean admitted(RequestLimit limited, ProviderCall<ChatRequest> call) {
        boolean admitted = limited.take(time.nanos());
        call.notes().told(new ResponseNotes(null, limited.headroom(), Headroom.UNKNOWN, null));
        return admitted;
    }

    private Outcome<ChatResponse> answered(
            ProviderCall<ChatRequest> call, Attempt attempt, double chance, double gaussian, double slower) {
        String question = question(call.request());
        boolean judging = !question.equals(attempt.ask().prompt());
        Usage usage = judging ? verdictUsage(attempt.ask()) : usage(attempt.ask());
        inFlight++;
        double crowd = model.slots() == 0 ? 1 : Math.max(1, (double) inFlight / model.slots());
        double millis = model.latency().millis(gaussian, (int) usage.outputTokens()) * slower * crowd;
        Outcome<Boolean> passed = passed(Duration.ofNanos((long) (millis * 1e6)), call);
        inFlight--;
        if (!passed.isAnswered()) {
            return passed.map(whole -> NOTHING);
        }
        if (chance < model.errorRate()) {
            return Outcome.failed(FailureKind.SERVER_ERROR, target + " failed");
        }
        attempt.journey().bill(bill(usage));
        return Outcome.answered(
                judging
                        ? answers.verdict(attempt.ask(), call.model(), attempt.number(), question, usage)
                        : answers.answer(attempt.ask(), call.model(), attempt.number()));
    }

    private Outcome<ChatResponse> failing(
            FailureKind kind, String why, @Nullable Duration retryAfter, ProviderCall<ChatRequest> call) {
        return passed(REFUSAL, call)
                .fold(
                        whole -> Outcome.failed(new Failure(kind, target + ": " + why, null, null, retryAfter)),
                        Outcome::failed);
    }

    /** Lets time pass, unless the call is given up before. */
    private Outcome<Boolean> passed(Duration length, ProviderCall<ChatRequest> call) {
        return time.pass(length, call.cancellation())
                ? Outcome.answered(true)
                : Outcome.failed(call.cancellation()
                        .reason()
                        .orElseGet(() -> Failure.of(FailureKind.CANCELLED, "the call was given up")));
    }

    private static String question(ChatRequest request) {
        return request.messages().get(request.messages().size() - 1).text();
    }

    private static Usage usage(Ask ask) {
        return Usage.of(ask.inputTokens(), ask.outputTokens());
    }

    /** A judge reads question and answer, and says a word. */
    private static Usage verdictUsage(Ask ask) {
        return Usage.of(ask.inputTokens() + ask.outputTokens(), VERDICT);
    }

    private long bill(Usage usage) {
        Scenario.Price price = model.price();
        for (Incident incident : incidents) {
            if (incident.price() != null && incident.holds(time.nanos())) {
                price = incident.price();
            }
        }
        return Math.round((usage.inputTokens() * price.input() + usage.outputTokens() * price.output()) * 1000);
    }
}
