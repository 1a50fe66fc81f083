package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Allotment.Place;
import io.llmrouter.engine.experiment.Experiment.Mirror;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.Trial.Shadow;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.plan.Planning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plans by policies some of which are experimented with: gives each call its variant, and a copy of it somebody to ask.
 * Callers who name models or a strategy themselves have no part in experiments. Pure but for what is drawn, and for what
 * the experiments at work say of their shares.
 */
public final class ExperimentPlanner implements Planner {

    private final Planner plain;
    private final Map<String, Experiment> dividing = new LinkedHashMap<>();
    private final Map<String, Mirror> mirrors = new LinkedHashMap<>();
    private final Experiments running;
    private final RandomGenerator random;

    private ExperimentPlanner(
            Planner plain, List<Experiment> experiments, Experiments running, RandomGenerator random) {
        this.plain = plain;
        this.running = running;
        this.random = random;
        for (Experiment each : experiments) {
            each.fold(
                    split -> dividing.put(split.policy(), split),
                    canary -> dividing.put(canary.policy(), canary),
                    mirror -> mirrors.put(mirror.policy(), mirror));
        }
    }

    /**
     * A planner.
     *
     * @param policies by name
     * @param experiments on them: for each policy at most one that divides its calls, and one that copies them
     * @param planner makes planners of policies
     * @param running the experiments at work
     * @param random what is drawn from; must be thread-safe if plans are made by several threads
     */
    public static Planner of(
            Map<String, Policy> policies,
            List<Experiment> experiments,
            Function<Map<String, Policy>, Planner> planner,
            Experiments running,
            RandomGenerator random) {
        if (experiments.isEmpty()) {
            return planner.apply(policies);
        }
        Map<String, Policy> all = new LinkedHashMap<>(policies);
        for (Experiment each : experiments) {
            Policy policy = policies.get(each.policy());
            if (policy == null) {
                throw new IllegalArgumentException("the experiment '" + each.name() + "' is on the policy '"
                        + each.policy() + "', which is not there");
            }
            each.variants().forEach(variant -> all.putIfAbsent(key(each, variant), changed(policy, each, variant)));
        }
        return new ExperimentPlanner(planner.apply(all), experiments, running, random);
    }

    private static Policy changed(Policy policy, Experiment experiment, Variant variant) {
        return experiment.fold(
                split -> policy.choosing(variant.candidates(), variant.strategy()),
                canary -> policy.choosing(variant.candidates(), variant.strategy()),
                mirror -> policy.aside(mirror.candidates(), mirror.timeout()));
    }

    /** The name by which a variant's policy is found; none that is configured has a slash. */
    private static String key(Experiment experiment, Variant variant) {
        String other = variant.policy();
        if (variant.changesNothing()) {
            return experiment.policy();
        }
        return other == null ? experiment.policy() + "/" + experiment.name() + "/" + variant.name() : other;
    }

    @Override
    public Policy policy(CallOptions options) {
        return plain.policy(options);
    }

    @Override
    public Planning begin(PlanRequest request) {
        CallOptions options = request.options();
        if (!options.models().isEmpty() || options.strategy() != null) {
            return plain.begin(request);
        }
        String policy = plain.policy(options).name();
        List<Assignment> assignments = new ArrayList<>(1);
        Experiment divided = dividing.get(policy);
        String given = divided == null ? options.policy() : variant(divided, request, assignments);
        Planning planning = plain.begin(under(given, request));
        Mirror mirror = mirrors.get(policy);
        return divided == null && mirror == null
                ? planning
                : planning.proposing(now -> tried(planning.propose(under(given, now)), mirror, now, assignments));
    }

    private static PlanRequest under(@Nullable String policy, PlanRequest request) {
        return policy == null ? request : request.under(policy);
    }

    /** The proposal with the parts that the call has, in that of a mirror maybe. */
    private Proposal tried(
            Proposal proposal, @Nullable Mirror mirror, PlanRequest request, List<Assignment> assignments) {
        Shadow shadow = mirror == null ? null : shadow(mirror, request, assignments);
        return assignments.isEmpty()
                ? proposal
                : proposal.with(proposal.plan().withTrial(new Trial(assignments, shadow)));
    }

    /** The key of the policy of the variant that a call is given. */
    private String variant(Experiment experiment, PlanRequest request, List<Assignment> into) {
        Place place = experiment.by().place(experiment.name(), request, random);
        List<Variant> variants = experiment.variants();
        Variant given = experiment.fold(
                split -> split.at(place.at()),
                canary -> variants.get(place.at() < running.share(canary.name()) ? 1 : 0),
                mirror -> variants.get(0));
        into.add(new Assignment(experiment.name(), given.name(), place.why()));
        return key(experiment, given);
    }

    /** The copy of a call that is sampled and is a chat, if anybody may be asked it. */
    private @Nullable Shadow shadow(Mirror mirror, PlanRequest request, List<Assignment> into) {
        Place place = mirror.by().place(mirror.name(), request, random);
        if (place.at() >= running.share(mirror.name())
                || request.request().chat().isEmpty()) {
            return null;
        }
        Proposal copy =
                plain.propose(request.under(key(mirror, mirror.variants().get(1))));
        if (copy.plan().ranked().isEmpty()) {
            return null;
        }
        into.add(new Assignment(mirror.name(), Mirror.LIVE, place.why()));
        Assignment part = new Assignment(mirror.name(), Mirror.SHADOW, place.why());
        return new Shadow(mirror.name(), copy.policy(), copy.plan().withTrial(new Trial(List.of(part), null)));
    }
}
