package io.llmrouter.routes;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What clients may write under {@code model}: a policy, an alias, or a target. */
final class ModelNames {

    private ModelNames() {}

    /**
     * How a request for that model is to be routed.
     *
     * @throws UnknownModelException if there is no such policy, alias or target
     */
    static CallOptions options(String model, RouterConfig config) {
        if (config.policies().containsKey(model)) {
            return CallOptions.DEFAULT.withPolicy(model);
        }
        try {
            config.roster().resolve(List.of(CandidatePattern.of(model)));
        } catch (IllegalArgumentException e) {
            throw new UnknownModelException(unknown(model, config, String.valueOf(e.getMessage())), e);
        }
        return CallOptions.DEFAULT.withModels(List.of(model));
    }

    private static String unknown(String model, RouterConfig config, String why) {
        return Nearest.to(model, config.policies().keySet())
                .filter(policy -> !why.contains("did you mean"))
                .map(policy -> why + " There is a policy '" + policy + "'.")
                .orElse(why);
    }

    /** All that can be called, in the form of OpenAI's list: policies, aliases, then targets. */
    static Map<String, Object> list(RouterConfig config) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", rows(config).values());
        return list;
    }

    /**
     * One of them.
     *
     * @throws UnknownModelException if it is none; the message names the nearest
     */
    static Map<String, Object> one(String name, RouterConfig config) {
        Map<String, Map<String, Object>> rows = rows(config);
        Map<String, Object> row = rows.get(name);
        if (row == null) {
            throw new UnknownModelException(
                    "there is no model '" + name + "': " + Nearest.hint(name, rows.keySet()), null);
        }
        return row;
    }

    private static Map<String, Map<String, Object>> rows(RouterConfig config) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        config.policies().keySet().forEach(policy -> rows.put(policy, row(policy, "policy")));
        config.roster().aliases().forEach(alias -> rows.putIfAbsent(alias, row(alias, "alias")));
        targets(config)
                .filter(candidate -> candidate.off() == null)
                .map(Candidate::target)
                .forEach(target -> rows.putIfAbsent(target.toString(), row(target.toString(), target.account())));
        return rows;
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
