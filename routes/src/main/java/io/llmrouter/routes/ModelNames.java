package io.llmrouter.routes;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What clients may write under {@code model}: a policy, an alias, or a target that the configuration names. Thread-safe
 * once it is set up; what a configuration names is gathered once.
 */
public final class ModelNames {

    private boolean anyModel;
    private volatile @Nullable Named gathered;

    /**
     * What a configuration names.
     *
     * @param rows of OpenAI's list, by their names
     * @param targets all there are, those of accounts that are off included
     */
    private record Named(RouterConfig config, Map<String, Map<String, Object>> rows, Set<String> targets) {
        boolean has(String name) {
            return rows.containsKey(name) || targets.contains(name);
        }
    }

    /** Whether clients may name every model of every account, and not only what is listed. */
    public boolean isAnyModel() {
        return anyModel;
    }

    /** To be set before the first request. */
    public void setAnyModel(boolean anyModel) {
        this.anyModel = anyModel;
    }

    /**
     * How a request for that model is to be routed.
     *
     * @throws UnknownModelException if clients may not name it; the message names the nearest
     */
    CallOptions options(String model, RouterConfig config) {
        if (config.policies().containsKey(model)) {
            return CallOptions.DEFAULT.withPolicy(model);
        }
        Named named = named(config);
        if (!named.has(model) && !(anyModel ? stands(model, config) : standsFor(model, named))) {
            throw unknown(model, named);
        }
        return CallOptions.DEFAULT.withModels(List.of(model));
    }

    /** Whether a model without its account is at those accounts alone where it is named. */
    private static boolean standsFor(String model, Named named) {
        List<Candidate> candidates = model.contains("*") ? List.of() : candidates(model, named.config());
        return !candidates.isEmpty()
                && candidates.stream()
                        .allMatch(each -> named.targets().contains(each.target().toString()));
    }

    private static boolean stands(String model, RouterConfig config) {
        return !candidates(model, config).isEmpty();
    }

    private static List<Candidate> candidates(String model, RouterConfig config) {
        try {
            return config.roster().resolve(List.of(CandidatePattern.of(model)));
        } catch (IllegalArgumentException e) {
            return List.of(); // the nearest of those that are listed says more than the nearest of the whole catalogue
        }
    }

    private static UnknownModelException unknown(String model, Named named) {
        Optional<String> nearest = Nearest.to(model, named.rows().keySet());
        boolean policy = nearest.filter(named.config().policies()::containsKey).isPresent();
        return new UnknownModelException(
                "unknown model '" + model + "'; "
                        + nearest.map(name -> "did you mean " + (policy ? "the policy " : "") + "'" + name + "'?")
                                .orElse("GET /v1/models lists those there are"),
                null);
    }

    /** All that is named, in the form of OpenAI's list: policies, aliases, then targets. */
    Map<String, Object> list(RouterConfig config) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", named(config).rows().values());
        return list;
    }

    /**
     * One of them.
     *
     * @throws UnknownModelException if it is none; the message names the nearest
     */
    Map<String, Object> one(String name, RouterConfig config) {
        Named named = named(config);
        Map<String, Object> row = named.rows().get(name);
        if (row == null && anyModel && stands(name, config)) {
            return row(name, name.substring(0, Math.max(0, name.indexOf('/'))));
        }
        if (row == null) {
            throw unknown(name, named);
        }
        return row;
    }

    private Named named(RouterConfig config) {
        Named known = gathered;
        if (known == null || known.config() != config) {
            known = gather(config);
            gathered = known;
        }
        return known;
    }

    private static Named gather(RouterConfig config) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        Set<String> targets = new HashSet<>();
        config.policies().keySet().forEach(policy -> rows.put(policy, row(policy, "policy")));
        config.roster().aliases().forEach(alias -> rows.putIfAbsent(alias, row(alias, "alias")));
        targets(config).forEach(candidate -> {
            Target target = candidate.target();
            targets.add(target.toString());
            if (candidate.off() == null) {
                rows.putIfAbsent(target.toString(), row(target.toString(), target.account()));
            }
        });
        return new Named(config, rows, targets);
    }

    private static Stream<Candidate> targets(RouterConfig config) {
        Stream<Candidate> chosen = config.policies().values().stream()
                .map(Policy::candidates)
                .flatMap(patterns -> config.roster().resolve(patterns).stream());
        return Stream.concat(config.roster().all().stream(), chosen);
    }

    private static Map<String, Object> row(String id, String owner) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("object", "model");
        row.put("created", 0);
        row.put("owned_by", owner);
        return row;
    }
}
