package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.examples.simulate.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target as it really is: takes its time, fails, refuses and bills as the scenario says, the same for whole answers and
 * for streams. What it writes is paid, be it whole or not. Used by one thread at a time.
 */
final class Site {

    private static final Duration REFUSAL = Duration.ofMillis(30);
    private static final int VERDICT = 2;

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

    /** One attempt: a provider's call, the journey it is of, and its number there. */
    private record Attempt(ProviderCall<ChatRequest> call, Journey journey, int number) {
        Ask ask() {
            return journey.ask();
        }
    }

    Outcome<ChatResponse> answer(ProviderCall<ChatRequest> call, Journey journey) {
        return begun(call, journey).fold(Writing::whole, Outcome::failed);
    }

    Outcome<EventStream> stream(ProviderCall<ChatRequest> call, Journey journey) {
        return begun(call, journey).map(writing -> writing);
    }

    private Outcome<Writing> begun(ProviderCall<ChatRequest> call, Journey journey) {
        Attempt attempt = new Attempt(call, journey, journey.begin());
        Luck luck = Luck.of(seed, attempt.ask().number(), attempt.number());
        Fate fate = Fate.of(incidents, target, time.nanos(), luck.misfortune());
        Stop stop = fate.stop();
        if (stop != null && stop.isRefusal() && stop.failure() != null) {
            return refused(stop.failure(), call);
        }
        if (limit != null && !admitted(limit, call)) {
            String why = target + ": too many requests";
            return refused(new Failure(FailureKind.RATE_LIMITED, why, null, null, limit.retryAfter()), call);
        }
        return Outcome.answered(writing(attempt, luck, fate));
    }

    private boolean admitted(RequestLimit limited, ProviderCall<ChatRequest> call) {
        boolean admitted = limited.take(time.nanos());
        call.notes().told(new ResponseNotes(null, limited.headroom(), Headroom.UNKNOWN, null));
        return admitted;
    }

    private Outcome<Writing> refused(Failure failure, ProviderCall<ChatRequest> call) {
        boolean told = time.pass(REFUSAL, call.cancellation());
        return Outcome.failed(told ? failure : call.cancellation().reason().orElse(failure));
    }

    private Writing writing(Attempt attempt, Luck luck, Fate fate) {
        ChatResponse answer = drafted(attempt);
        Usage usage = answer.usage();
        inFlight++;
        double crowd = model.slots() == 0 ? 1 : Math.max(1, (double) inFlight / model.slots());
        Pace pace = model.latency().pace(luck.deviation()).slower(fate.slower() * crowd, fate.writing());
        Stop stop = fate.stop() == null ? chance(luck, (int) usage.outputTokens()) : fate.stop();
        return new Writing(
                time,
                attempt.call().cancellation(),
                pace,
                stop,
                new Writing.Draft(answer, written -> over(attempt.journey(), usage.inputTokens(), written)));
    }

    /** What a model is asked, and what a judge is. */
    private ChatResponse drafted(Attempt attempt) {
        Ask ask = attempt.ask();
        String wireModel = attempt.call().model();
        String question = question(attempt.call().request());
        return question.equals(ask.prompt())
                ? answers.answer(ask, wireModel, attempt.number())
                : answers.verdict(ask, wireModel, attempt.number(), question, verdictUsage(ask));
    }

    private @Nullable Stop chance(Luck luck, int tokens) {
        if (luck.failing() < model.errorRate()) {
            return Stop.failing(0, FailureKind.SERVER_ERROR, target + " failed");
        }
        if (luck.breaking() < model.breakRate()) {
            int written = 1 + (int) ((tokens - 1) * luck.breaking() / model.breakRate());
            return Stop.failing(written, FailureKind.CONNECTION_LOST, target + " broke off");
        }
        return null;
    }

    private void over(Journey journey, long read, int written) {
        inFlight--;
        if (written > 0) {
            journey.bill(bill(read, written));
        }
    }

    private static String question(ChatRequest request) {
        return request.messages().get(request.messages().size() - 1).text();
    }

    /** A judge reads question and answer, and says a word. */
    private static Usage verdictUsage(Ask ask) {
        return Usage.of(ask.inputTokens() + ask.outputTokens(), VERDICT);
    }

    private long bill(long read, int written) {
        Scenario.Price price = model.price();
        for (Incident incident : incidents) {
            if (incident.price() != null && incident.holds(time.nanos())) {
                price = incident.price();
            }
        }
        return Math.round((read * price.input() + written * price.output()) * 1000);
    }
}
