package io.llmrouter.examples.simulate;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.provider.EmbedderProvider;
import io.llmrouter.examples.simulate.report.Sample;
import io.llmrouter.examples.simulate.report.Samples;
import io.llmrouter.examples.simulate.time.VirtualScheduler;
import io.llmrouter.examples.simulate.time.VirtualTime;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends traffic through one policy of a real router: its planner, strategies, signals, breakers, keys, retries and
 * deadlines are those of production. Only the clock and the providers are simulated. Used once, by one thread.
 */
final class PolicyRun {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome<TextEmbedder> EMBEDDER = Outcome.answered(new HashedWords());

    private final Scenario scenario;
    private final String policy;
    private final Iterator<Ask> asks;
    private final VirtualTime time;
    private final Samples samples;
    private final LlmRouter router;
    private final Caller caller;
    private final Share scored;

    PolicyRun(Scenario scenario, String policy, Lessons lessons, Iterator<Ask> asks, ThreadFactory threads) {
        this.scenario = scenario;
        this.policy = policy;
        this.asks = asks;
        this.time = new VirtualTime(START, threads);
        this.samples = new Samples(policy);
        Map<String, Object> played = PlayedPolicies.of(scenario.router(), policy);
        this.router = router(new RouterTree(scenario, played, lessons::placed, time));
        this.caller = new Caller(router, time);
        this.scored = scenario.traffic().scored(scenario.seed());
    }

    private LlmRouter router(RouterTree tree) {
        VirtualScheduler scheduler = new VirtualScheduler(time);
        AtomicLong ids = new AtomicLong();
        LlmRouter made = LlmRouter.builder(tree.at(0))
                .clock(time)
                .ticker(time)
                .pause(time)
                .random(new SplittableRandom(scenario.seed()))
                .ids(() -> Long.toString(ids.incrementAndGet()))
                .scheduler(scheduler)
                .executor(scheduler)
                .customStrategies(new FixedOrders())
                .provider(RouterTree.dialect(), new World(scenario, time)::provider)
                .provider(RouterTree.embedding(), account -> new EmbedderProvider(name -> EMBEDDER))
                .build();
        for (Incident incident : scenario.incidents()) {
            incident.priceNews().forEach(at -> time.alarm(at, () -> made.reload(tree.at(time.nanos()))));
        }
        return made;
    }

    /** What came of every request. */
    Samples run() throws InterruptedException {
        try (router) {
            startNext();
            time.run();
        }
        return samples;
    }

    private void startNext() {
        if (asks.hasNext()) {
            Ask ask = asks.next();
            time.start(ask.atNanos(), () -> {
                startNext();
                perform(new Journey(ask));
            });
        }
    }

    private void perform(Journey journey) {
        Ask ask = journey.ask();
        Sampling limit = Sampling.DEFAULT.withMaxTokens(ask.outputTokens());
        ChatRequest request = ChatRequest.of(ask.prompt()).withSampling(limit);
        long begun = time.nanos();
        Sample.Ending ending;
        try {
            ending = ending(ask, caller.ask(request, options(journey), ask.streamed()));
        } catch (InvalidRequestException e) {
            // The scenario's own mistake, such as a policy that is not there.
            throw e;
        } catch (LlmRouterException e) {
            ending = Sample.Ending.failed(e.failure().kind().word());
        }
        long took = time.nanos() - begun;
        samples.add(new Sample(ask.number(), ask.atNanos(), took, journey.billedNanos(), journey.attempts(), ending));
    }

    private Sample.Ending ending(Ask ask, Caller.Received received) {
        String target = received.target().toString();
        if (received.broken() != null) {
            String kind = received.broken().kind().word();
            return Sample.Ending.broken(target, received.firstNanos(), kind);
        }
        boolean good = AnswerDraw.isGood(ask.prompt(), received.text());
        if (scored.has(ask.number())) {
            // As users do, but always rightly.
            router.feedback(new Feedback(received.decision(), good ? 1 : 0, null));
        }
        return Sample.Ending.answered(target, received.firstNanos(), good ? 1 : 0);
    }

    private CallOptions options(Journey journey) {
        CallOptions options = CallOptions.DEFAULT
                .withPolicy(policy)
                .withCaller(journey.ask().user(), null)
                .withContext(journey);
        if (scenario.oracle().contains(policy)) {
            return options.withTags(Set.of(journey.ask().kind()));
        }
        return scenario.readers().contains(policy)
                ? options.withTags(Set.of(journey.ask().looks()))
                : options;
    }
}
