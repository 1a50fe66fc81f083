package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which constraints hold: what a configuration demands always, and what one request demands. */
final class Demands {

    private Demands() {}

    /** What a configuration demands, whatever the request. */
    static List<Constraint> standing(Constraints configured) {
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
        all.addAll(configured.limits().constraints());
        return all;
    }

    /** What a configuration demands and wishes that is judged anew for each request. */
    static List<Constraint> moving(Constraints configured, Signals signals) {
        List<Constraint> all = new ArrayList<>(configured.limits().measured(signals));
        Constraints prefer = configured.prefer();
        if (prefer != null) {
            standing(prefer.withoutRegionOrder()).forEach(each -> all.add(new Wish(each)));
            prefer.limits().measured(signals).forEach(each -> all.add(new Wish(each)));
            all.addAll(new RegionOrder(prefer.limits().regionOrder()).wishes());
        }
        return all;
    }

    /** What this request demands at this moment, together with what a configuration demands at this moment. */
    static List<Constraint> of(PlanRequest request, List<Constraint> moving, Signals signals) {
        RequestFeatures features = request.features();
        List<Constraint> all = new ArrayList<>(7 + moving.size());
        all.add(new Performs(request.request().operation()));
        Set<ModelFeature> needs = features.needs();
        if (!needs.isEmpty()) {
            all.add(new Able(needs));
        }
        all.add(new Reads(features.modalities()));
        long output = features.expectedOutputTokens();
        Integer maxTokens = features.outputLimit();
        if (maxTokens != null) {
            all.add(new FitsOutput(maxTokens));
        }
        all.add(new FitsWindow(features.contextTokens(), features.inputTokensError(), output));
        Money limit = request.options().maxCost();
        if (limit != null) {
            all.add(new CostCeiling(limit.nanos(), features));
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
