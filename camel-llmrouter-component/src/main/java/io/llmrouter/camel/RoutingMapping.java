package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** How a message is to be routed: the endpoint's options, with the headers' word where that is allowed. */
final class RoutingMapping {

    private final LlmRouterConfiguration options;
    private final List<String> models;
    private final Set<String> tags;
    private final @Nullable Priority priority;
    private final @Nullable Money maxCost;
    private final @Nullable Duration timeout;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    RoutingMapping(LlmRouterConfiguration options) {
        this.options = options;
        models = Headers.split(options.getModels());
        tags = Set.copyOf(new HashSet<>(Headers.split(options.getTags())));
        priority = options.getPriority() == null ? null : priority(options.getPriority());
        maxCost = options.getMaxCost() == null ? null : money("maxCost", options.getMaxCost());
        if (options.getTimeout() < 0) {
            throw new IllegalArgumentException("timeout must be more than zero, not " + options.getTimeout() + " ms");
        }
        timeout = options.getTimeout() == 0 ? null : Duration.ofMillis(options.getTimeout());
    }

    /**
     * Checks the words of the options against the configuration in force.
     *
     * @throws IllegalArgumentException naming the word that stands for nothing, and the nearest one that does
     */
    void check(RouterConfig config) {
        String policy = options.getPolicy();
        if (policy != null && !config.policies().containsKey(policy)) {
            throw unknown("policy", policy, config.policies().keySet());
        }
        String strategy = options.getStrategy();
        Set<String> strategies = Strategies.builtIn().names();
        if (strategy != null && !strategies.contains(strategy)) {
            throw unknown("strategy", strategy, strategies);
        }
        if (!models.isEmpty()) {
            config.roster().resolve(models.stream().map(CandidatePattern::of).toList());
        }
    }

    private static IllegalArgumentException unknown(String option, String word, Set<String> words) {
        return new IllegalArgumentException("there is no " + option + " '" + word + "': " + Nearest.hint(word, words));
    }

    CallOptions options(Exchange exchange, Headers headers) {
        return new CallOptions(
                headers.pinned(LlmRouterConstants.POLICY, options.getPolicy()),
                models(headers),
                options.getStrategy(),
                timeout(headers),
                maxCost(headers),
                headers.pinned(LlmRouterConstants.TENANT, options.getTenant()),
                headers.pinned(LlmRouterConstants.USER, options.getUser()),
                tags(headers),
                priority(headers),
                exchange);
    }

    private List<String> models(Headers headers) {
        List<String> asked = headers.words(LlmRouterConstants.MODELS);
        if (asked == null || models.isEmpty() || headers.win()) {
            return asked == null ? models : asked;
        }
        List<String> allowed = asked.stream().filter(this::isAllowed).toList();
        if (allowed.isEmpty()) {
            throw Invalid.request("the header " + LlmRouterConstants.MODELS + " asks for " + asked
                    + ", but the endpoint allows only " + models + " (headerOverrides=safe)");
        }
        return allowed;
    }

    private boolean isAllowed(String model) {
        return models.stream().anyMatch(pattern -> Wildcard.of(pattern).matches(model));
    }

    private @Nullable Duration timeout(Headers headers) {
        Duration limit = headers.tighter(LlmRouterConstants.TIMEOUT, Duration.class, timeout, RoutingMapping::lesser);
        if (limit != null && (limit.isZero() || limit.isNegative())) {
            throw Invalid.request("the header " + LlmRouterConstants.TIMEOUT + " is '" + limit.toMillis()
                    + "ms': a call needs more time than none");
        }
        return limit;
    }

    private @Nullable Money maxCost(Headers headers) {
        String asked = headers.value(LlmRouterConstants.MAX_COST, String.class);
        if (asked == null) {
            return maxCost;
        }
        Money limit = headerMoney(asked);
        return maxCost == null || headers.win() ? limit : lesser(limit, maxCost);
    }

    private Priority priority(Headers headers) {
        Priority asked = headerPriority(headers.value(LlmRouterConstants.PRIORITY, String.class));
        if (asked == null || priority == null) {
            return asked != null ? asked : priority != null ? priority : Priority.NORMAL;
        }
        return headers.win() ? asked : lesser(asked, priority);
    }

    private static @Nullable Priority headerPriority(@Nullable String word) {
        try {
            return word == null ? null : priority(word);
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + LlmRouterConstants.PRIORITY + ": " + e.getMessage(), e);
        }
    }

    private static Priority priority(String word) {
        return Priority.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no priority '" + word + "': " + Nearest.hint(word, Priority.words())));
    }

    private Set<String> tags(Headers headers) {
        List<String> given = headers.words(LlmRouterConstants.TAGS);
        if (given == null) {
            return tags;
        }
        Set<String> all = new HashSet<>(given);
        if (!headers.win()) {
            all.addAll(tags);
        }
        return all;
    }

    private static Money headerMoney(String text) {
        try {
            return money("maxCost", text);
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + LlmRouterConstants.MAX_COST + ": " + e.getMessage(), e);
        }
    }

    /** An amount, with or without its unit; errors name the option that has it. */
    static Money money(String option, String text) {
        String amount = text.strip();
        if (amount.toUpperCase(Locale.ROOT).endsWith("USD")) {
            amount = amount.substring(0, amount.length() - 3).strip();
        }
        if (amount.startsWith("-")) {
            throw new IllegalArgumentException(option + " must not be below zero, unlike '" + text + "'");
        }
        try {
            return Money.usd(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " is an amount of US dollars such as 0.05, not '" + text + "'", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(option + " has at most nine decimals, unlike '" + text + "'", e);
        }
    }

    private static <T extends Comparable<T>> T lesser(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
