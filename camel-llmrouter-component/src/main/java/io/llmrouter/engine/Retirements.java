package io.llmrouter.engine;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Policy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of the models of a configuration that their vendors no longer serve, or will not for long: once of each, and once
 * of each policy whose wildcards stand for such. Thread-safe.
 */
final class Retirements {

    private static final Logger LOG = LoggerFactory.getLogger(Retirements.class);

    /** How long before its day a model is warned of. */
    private static final int DAYS = 30;

    private static final int MOST_NAMED = 5;

    private final InstantSource clock;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** By that clock, in UTC. */
    Retirements(InstantSource clock) {
        this.clock = clock;
    }

    /** Looks through a configuration that is about to be in force. */
    void warn(RouterConfig config) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, List<Candidate>> named = new TreeMap<>();
        for (Candidate each : config.roster().all()) {
            LocalDate day = each.card().retires();
            if (each.off() == null && day != null && !day.isAfter(today.plusDays(DAYS))) {
                named.computeIfAbsent(each.card().id(), id -> new ArrayList<>()).add(each);
            }
        }
        named.forEach((model, targets) -> warnOf(model, targets, today));
        for (Policy policy : config.policies().values()) {
            warnOf(policy, config, today);
        }
    }

    private void warnOf(String model, List<Candidate> targets, LocalDate today) {
        ModelCard card = targets.get(0).card();
        LocalDate day = card.retires();
        if (day == null || !told.add(model)) {
            return;
        }
        String names = targets.stream().map(each -> each.target().toString()).collect(Collectors.joining(", "));
        String who = names.equals(model) ? model : model + " (" + names + ")";
        if (day.isAfter(today)) {
            LOG.warn("{} retires on {}, in {} days{}", who, day, ChronoUnit.DAYS.between(today, day), advice(card));
        } else {
            LOG.warn(
                    "{} retired on {}{}; it is asked all the same where servedUntil does not refuse it",
                    who,
                    day,
                    advice(card));
        }
    }

    private static String advice(ModelCard card) {
        return card.successor() == null ? "" : ": its vendor recommends " + card.successor();
    }

    /** Those that nobody named, and that the policy does not refuse. */
    private void warnOf(Policy policy, RouterConfig config, LocalDate today) {
        if (policy.constraints().limits().servedUntil() != null) {
            return;
        }
        Set<Target> named =
                config.roster().all().stream().map(Candidate::target).collect(Collectors.toSet());
        List<String> retired = config.roster().resolve(policy.candidates()).stream()
                .filter(each -> each.off() == null && isRetired(each.card().retires(), today))
                .filter(each -> !named.contains(each.target()))
                .map(each -> each.target().toString())
                .sorted()
                .toList();
        if (!retired.isEmpty() && told.add("policy " + policy.name())) {
            int more = retired.size() - MOST_NAMED;
            LOG.warn(
                    "policy '{}' stands for models that are retired: {}{}; constraints.servedUntil leaves them out",
                    policy.name(),
                    String.join(", ", retired.subList(0, Math.min(MOST_NAMED, retired.size()))),
                    more > 0 ? " and " + more + " more" : "");
        }
    }

    private static boolean isRetired(@Nullable LocalDate day, LocalDate today) {
        return day != null && !day.isAfter(today);
    }
}
