package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.evaluate.Drift;
import io.llmrouter.engine.evaluate.Evaluation;
import io.llmrouter.engine.evaluate.EvaluationRun;
import io.llmrouter.engine.evaluate.GoldenSet;
import io.llmrouter.engine.evaluate.ReviewedScores;
import io.llmrouter.engine.evaluate.RunFiles;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.wire.Json;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Grades candidates by a golden set, keeps the run, and tells what drifted since the one before; or takes the scores of the
 * last run over into the reviewed ones.
 */
final class EvaluateProducer extends LlmRouterProducer {

    private static final String DEFAULT_POLICY = "default";

    private final LlmRouterConfiguration options;
    private final Destination destination;
    private final @Nullable RunFiles runs;
    private final Evaluation.Pace pace;
    private @Nullable ExecutorService executor;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    EvaluateProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        options = endpoint.getConfiguration();
        refuseStreaming(options);
        destination = Destination.of(options, null);
        runs = options.getEvaluations() == null ? null : new RunFiles(Path.of(options.getEvaluations()));
        String most = options.getMaxRunCost();
        pace = new Evaluation.Pace(
                options.getParallel(), most == null ? null : RoutingMapping.money("maxRunCost", most));
        check();
    }

    private void check() {
        if (options.getParallel() < 1) {
            throw new IllegalArgumentException("parallel must be at least 1, not " + options.getParallel());
        }
        double threshold = options.getDriftThreshold();
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("driftThreshold is from 0 to 1, not " + threshold);
        }
        if (options.isApplyScores() && (runs == null || options.getReviewedScores() == null)) {
            throw new IllegalArgumentException(
                    "applyScores=true takes the last run of evaluations over into" + " reviewedScores: name both");
        }
    }

    private static void checkPolicy(String option, @Nullable String name, RouterConfig config) {
        if (name != null && !config.policies().containsKey(name)) {
            throw new IllegalArgumentException("there is no policy '" + name + "' for " + option + ": "
                    + Nearest.hint(name, config.policies().keySet()));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        RouterConfig config = getEndpoint().router().config();
        checkPolicy("judgePolicy", options.getJudgePolicy(), config);
        checkPolicy("similarityPolicy", options.getSimilarityPolicy(), config);
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "LlmRouterEvaluate", options.getParallel());
    }

    @Override
    protected void doStop() throws Exception {
        if (executor != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
        super.doStop();
    }

    @Override
    void answer(Exchange exchange) {
        destination.check(exchange);
        try {
            if (options.isApplyScores()) {
                apply(exchange);
            } else {
                evaluate(exchange);
            }
        } catch (IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }

    private void apply(Exchange exchange) {
        String name = options.getGoldenSetName();
        String file = options.getReviewedScores();
        EvaluationRun last = before(name);
        if (last == null || file == null) {
            throw new IllegalArgumentException("there is no run of the golden set " + name + " to take over");
        }
        int count = new ReviewedScores(Path.of(file)).apply(last);
        Map<String, Object> done = Map.of("set", name, "startedAt", last.at().toString(), "applied", count);
        put(exchange, done, last);
    }

    private void evaluate(Exchange exchange) {
        Headers headers = Headers.of(exchange, getEndpoint());
        CallOptions how = routing().options(exchange, headers);
        GoldenSet set = GoldenSet.read(options.getGoldenSetName(), text(exchange));
        EvaluationRun last = before(set.name());
        EvaluationRun run = evaluation().run(set, candidates(how), how.withStrategy("ordered"), pace, this::progressed);
        EvaluationRun before = run.isComplete() ? last : null;
        List<Drift> drifts = before == null ? List.of() : Drift.between(before, run, options.getDriftThreshold());
        if (runs != null) {
            runs.save(run);
        }
        Map<String, Object> values = EvaluationValues.of(run, drifts);
        exchange.getMessage().setHeader(LlmRouterConstants.COST, run.knownCost().toUsd());
        if (before != null) {
            exchange.getMessage().setHeader(LlmRouterConstants.DRIFTS, drifts.size());
        }
        drifts.forEach(each -> tell(EventType.DRIFT_DETECTED, EvaluationValues.of(set.name(), each)));
        tell(EventType.EVALUATION_ENDED, values);
        put(exchange, values, run);
    }

    private void put(Exchange exchange, Map<String, Object> values, EvaluationRun run) {
        destination.put(
                exchange,
                switch (options.getResponseType()) {
                    case text -> Json.write(values);
                    case json -> values;
                    case response -> run;
                });
    }

    private String text(Exchange exchange) {
        String named = options.getGoldenSet();
        String text = named == null
                ? exchange.getMessage().getBody(String.class)
                : Template.load(getEndpoint().getCamelContext(), named);
        if (text == null) {
            throw new IllegalArgumentException("there is no golden set: neither goldenSet nor the body has one");
        }
        return text;
    }

    private Evaluation evaluation() {
        LlmRouter router = getEndpoint().router();
        ExecutorService running = executor;
        if (running == null) {
            throw new IllegalStateException("llmrouter:evaluate is not started");
        }
        return new Evaluation(
                router,
                new Evaluation.Graders(options.getJudgePolicy(), options.getSimilarityPolicy()),
                running,
                InstantSource.system());
    }

    private @Nullable EvaluationRun before(String set) {
        return runs == null ? null : runs.last(set).orElse(null);
    }

    private List<Candidate> candidates(CallOptions how) {
        RouterConfig config = getEndpoint().router().config();
        String name = how.policy() == null ? DEFAULT_POLICY : how.policy();
        Policy policy = config.policies().get(name);
        if (policy == null) {
            throw new IllegalArgumentException("there is no policy '" + name + "'");
        }
        List<CandidatePattern> patterns = how.models().isEmpty()
                ? policy.candidates()
                : how.models().stream().map(CandidatePattern::of).toList();
        return config.roster().resolve(patterns).stream()
                .filter(each -> each.off() == null && each.card().operations().contains(Operation.CHAT))
                .toList();
    }

    private void progressed(Evaluation.Progress progress) {
        tell(EventType.EVALUATION_PROGRESSED, EvaluationValues.of(options.getGoldenSetName(), progress));
    }

    private void tell(EventType type, Map<String, Object> what) {
        getEndpoint().getComponent().events().tell(type, what);
    }
}
