package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Signals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may be chosen, by the words of the documentation and by none of the product's code: what it judges by is written down
 * again here, as plainly as can be.
 *
 * @param demands of the policy and of the rules that apply, in their order
 * @param asked what the request itself needs
 */
record PlanOracle(List<Constraints> demands, Asked asked, Signals signals) {

    private static final Map<String, String> FAMILIES = Map.of(
            "apache-2.0",
            "permissive",
            "gpl-3.0",
            "copyleft",
            "llama3.3",
            "community",
            "qwen-research",
            "non-commercial");
    private static final List<String> PROMISES = List.of("private", "zero-retention", "no-training");

    /**
     * A request in figures.
     *
     * @param least of input and output tokens, if the estimate is as much too high as it may be
     * @param input tokens
     * @param output tokens
     * @param maxTokens 0 for any
     * @param maxCost in nano-USD; -1 for any
     */
    record Asked(long least, long input, long output, long maxTokens, long maxCost) {}

    /** Those of the list who meet every demand. */
    List<Candidate> meeting(List<Candidate> all) {
        return all.stream().filter(this::meets).toList();
    }

    /** Of those, the ones in the nearest region, of several in order, that any of the others has. */
    List<Candidate> nearest(List<Candidate> all, List<Candidate> others) {
        List<Candidate> left = new ArrayList<>(all);
        List<Candidate> deciding = new ArrayList<>(others);
        for (Constraints each : demands) {
            List<String> order = each.limits().regionOrder();
            int nearest =
                    deciding.stream().mapToInt(one -> place(one, order)).min().orElse(order.size());
            left.removeIf(one -> place(one, order) != nearest);
            deciding.removeIf(one -> place(one, order) != nearest);
        }
        return left;
    }

    private static int place(Candidate candidate, List<String> order) {
        int at = 0;
        while (at < order.size() && !isIn(candidate, order.get(at))) {
            at++;
        }
        return at;
    }

    private boolean meets(Candidate candidate) {
        return candidate.off() == null
                && signals.tripped(candidate.target()).isEmpty()
                && meetsTheRequest(candidate)
                && demands.stream().allMatch(each -> meets(candidate, each) && meets(candidate, each.limits()));
    }

    private boolean meetsTheRequest(Candidate candidate) {
        Long window = candidate.card().contextWindow();
        Long longest = candidate.card().maxOutput();
        return candidate.card().operations().contains(Operation.CHAT)
                && (window == null || asked.least <= window)
                && (longest == null || asked.maxTokens <= longest)
                && (asked.maxCost < 0 || costs(candidate, asked.maxCost));
    }

    private boolean costs(Candidate candidate, long atMost) {
        Long input = candidate.card().price().input();
        Long output = candidate.card().price().output();
        return input != null
                && output != null
                && Math.round((asked.input * (double) input + asked.output * (double) output) / 1e6) <= atMost;
    }

    private static boolean meets(Candidate candidate, Constraints demand) {
        Long window = candidate.card().contextWindow();
        String target = candidate.target().toString();
        return atMost(candidate.card().price().input(), demand.maxInputPrice())
                && atMost(candidate.card().price().output(), demand.maxOutputPrice())
                && candidate.card().features().containsAll(demand.require())
                && candidate.tags().containsAll(demand.tags())
                && (demand.regions().isEmpty() || demand.regions().stream().anyMatch(each -> isIn(candidate, each)))
                && (demand.allow().isEmpty() || demand.allow().stream().anyMatch(each -> matches(each, target)))
                && demand.deny().stream().noneMatch(each -> matches(each, target))
                && (demand.minContextWindow() == null || (window != null && window >= demand.minContextWindow()));
    }

    private boolean meets(Candidate candidate, Limits limits) {
        LocalDate until = limits.servedUntil();
        LocalDate retires = candidate.card().retires();
        return isFast(candidate, limits.latency())
                && writes(candidate, limits.throughput())
                && limits.quality().entrySet().stream()
                        .allMatch(each ->
                                each.getValue() <= candidate.card().quality().getOrDefault(each.getKey(), -1.0))
                && limits.scores().entrySet().stream().allMatch(each -> isWithin(candidate, each.getKey(), limits))
                && keeps(candidate.tags(), limits.dataPolicy())
                && isLicensed(candidate.card().licence(), limits.licences())
                && (until == null || retires == null || retires.isAfter(until))
                && (limits.regionOrder().isEmpty()
                        || place(candidate, limits.regionOrder())
                                < limits.regionOrder().size());
    }

    private static boolean isWithin(Candidate candidate, String score, Limits limits) {
        Double value = candidate.card().quality().get(score);
        return value != null
                && value >= limits.scores().get(score).least()
                && value <= limits.scores().get(score).most();
    }

    private boolean isFast(Candidate candidate, LatencyCeiling ceiling) {
        if (ceiling == null) {
            return true;
        }
        Quantiles known =
                signals.traffic(candidate.target()).quantiles(Measure.TOTAL).orElse(new Quantiles(0, 0, 0));
        double millis = ceiling.percentile() == Percentile.P50 ? known.p50() : known.p90();
        return millis <= ceiling.atMost().toMillis();
    }

    private boolean writes(Candidate candidate, Double least) {
        return least == null
                || signals.traffic(candidate.target())
                        .quantiles(Measure.TOKEN)
                        .map(each -> 1_000 / each.p50() >= least)
                        .orElse(true);
    }

    private static boolean keeps(Set<String> tags, DataPolicy policy) {
        return policy == null
                || PROMISES.subList(0, policy.ordinal() + 1).stream().anyMatch(tags::contains);
    }

    private static boolean isLicensed(String licence, Set<String> allowed) {
        return allowed.isEmpty()
                || (licence != null && (allowed.contains(licence) || allowed.contains(FAMILIES.get(licence))));
    }

    private static boolean atMost(Long price, Long ceiling) {
        return ceiling == null || (price != null && price <= ceiling);
    }

    private static boolean isIn(Candidate candidate, String region) {
        String where = candidate.region();
        return where != null && (where.equals(region) || where.startsWith(region + "-"));
    }

    /** Whether a pattern with at most one star, at its end, means the target. */
    private static boolean matches(String pattern, String target) {
        return pattern.endsWith("*")
                ? target.startsWith(pattern.substring(0, pattern.length() - 1))
                : target.equals(pattern);
    }
}
