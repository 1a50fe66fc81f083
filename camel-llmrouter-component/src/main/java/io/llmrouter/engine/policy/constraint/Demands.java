package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Signals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which constraints hold: what a configuration demands always, and what one request demands. */
public final class Demands {

    private Demands() {}

    /** What is demanded whatever the configuration and the request: an account that can be called. */
    public static Constraint callable() {
        return new AccountOn();
    }

    /** What a configuration demands, whatever the request. */
    public static List<Constraint> standing(Constraints configured) {
        List<Constraint> all = new ArrayList<>();
        if (!configured.allow().isEmpty()) {
            all.add(new Allowed(wildcards(configured.allow())));
        }
        if (!configured.deny().isEmpty()) {
            all.add(new NotDenied(wildcards(configured.deny())));
        }
        if (!configured.regions().isEmpty()) {
            all.add(new InRegion(configured.regions()));
        }
        if (!configured.tags().isEmpty()) {
            all.add(new Tagged(configured.tags()));
        }
        if (!configured.require().isEmpty()) {
            all.add(new Able(configured.require()));
        }
        if (configured.maxInputPrice() != null || configured.maxOutputPrice() != null) {
            all.add(new PriceCeiling(configured.maxInputPrice(), configured.maxOutputPrice()));
        }
        Long floor = configured.minContextWindow();
        if (floor != null) {
            all.add(new MinWindow(floor));
        }
        all.addAll(terms(configured.limits()).values());
        return all;
    }

    /** What a configuration demands and wishes that is judged anew for each request. */
    public static List<Constraint> moving(Constraints configured, Signals signals) {
        List<Constraint> all = new ArrayList<>(measured(configured.limits(), signals));
        Constraints prefer = configured.prefer();
        if (prefer != null) {
            standing(prefer.withoutRegionOrder()).forEach(each -> all.add(new Wish(each)));
            measured(prefer.limits(), signals).forEach(each -> all.add(new Wish(each)));
            all.addAll(new RegionOrder(prefer.limits().regionOrder()).wishes());
        }
        return all;
    }

    /** What limits demand that does not depend on the moment, by its key in the configuration. */
    private static Map<String, Constraint> terms(Limits limits) {
        Map<String, Constraint> all = new LinkedHashMap<>();
        DataPolicy dataPolicy = limits.dataPolicy();
        if (dataPolicy != null) {
            all.put("dataPolicy", new Keeps(dataPolicy));
        }
        if (!limits.regionOrder().isEmpty()) {
            all.put("regionOrder", new InRegion(Set.copyOf(limits.regionOrder())));
        }
        if (!limits.licences().isEmpty()) {
            all.put("licences", new Licensed(limits.licences()));
        }
        LocalDate servedUntil = limits.servedUntil();
        if (servedUntil != null) {
            all.put("servedUntil", new ServedUntil(servedUntil));
        }
        if (!limits.quality().isEmpty()) {
            all.put("minQuality", new MinQuality(limits.quality()));
        }
        if (!limits.scores().isEmpty()) {
            all.put("scores", new Scored(limits.scores()));
        }
        return all;
    }

    /** What limits demand that depends on what was measured. */
    private static List<Constraint> measured(Limits limits, Signals signals) {
        List<Constraint> all = new ArrayList<>(2);
        LatencyCeiling latency = limits.latency();
        if (latency != null) {
            all.add(new FastEnough(latency, signals));
        }
        Double throughput = limits.throughput();
        if (throughput != null) {
            all.add(new WritesFast(throughput, signals));
        }
        return all;
    }

    /** By key of the configuration: why a candidate can never pass, which is empty where it can. */
    public static Map<String, Function<Candidate, Optional<String>>> neverMet(Limits limits) {
        Map<String, Function<Candidate, Optional<String>>> tests = new LinkedHashMap<>();
        terms(limits)
                .forEach((key, constraint) -> tests.put(key, candidate -> {
                    Verdict verdict = constraint.judge(candidate);
                    return verdict.kind() == Verdict.Kind.REFUSE
                            ? Optional.of(verdict.reason().text())
                            : Optional.empty();
                }));
        return tests;
    }

    /** What this request demands at this moment, together with what a configuration demands at this moment. */
    public static List<Constraint> of(PlanRequest request, List<Constraint> moving, Signals signals) {
        RequestFeatures features = request.features();
        List<Constraint> all = new ArrayList<>(7 + moving.size());
        all.add(new Performs(request.request().operation()));
        Set<ModelFeature> needs = features.needs();
        if (!needs.isEmpty()) {
            all.add(new Able(needs));
        }
        all.add(new Reads(List.copyOf(features.modalities())));
        long output = features.expectedOutputTokens();
        Integer maxTokens = features.outputLimit();
        if (maxTokens != null) {
            all.add(new FitsOutput(maxTokens));
        }
        all.add(new FitsWindow(features.contextTokens(), features.inputTokensError(), output));
        Money limit = request.options().maxCost();
        if (limit != null) {
            all.add(new CostCeiling(limit.nanos(), request, signals));
        }
        all.addAll(moving);
        if (signals.isLoadLimited()) {
            all.add(new Roomy(signals, request.options().priority()));
        }
        // Last, so that only a candidate that waiting would help is refused for the moment.
        all.add(new Untripped(signals));
        return all;
    }

    private static List<Wildcard> wildcards(List<String> patterns) {
        return patterns.stream().map(Wildcard::of).toList();
    }
}
