package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be simulated, as its YAML file says.
 *
 * @param name the title of the report
 * @param about what the report says it is about
 * @param seed makes every draw the same each time
 * @param traffic who asks what and when
 * @param models what the providers' models really are, by target
 * @param accounts the limits of accounts, by name
 * @param incidents what goes wrong, or changes
 * @param oracle the policies that are told the kind of each request, as a tag; the others have to find out
 * @param baseline the policy that the others are compared with
 * @param router the router's own configuration: its policies are compared. Accounts, prices and qualities that it does not
 *     say are those of {@code models}
 */
public record Scenario(
        String name,
        String about,
        long seed,
        Traffic traffic,
        Map<String, Model> models,
        Map<String, Limits> accounts,
        List<Incident> incidents,
        List<String> oracle,
        @Nullable String baseline,
        Map<String, Object> router) {

    public Scenario {
        about = about == null ? "" : about;
        models = kept(models);
        accounts = kept(accounts);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
        oracle = oracle == null ? List.of() : List.copyOf(oracle);
        router = kept(router);
    }

    /**
     * This scenario, if nothing is missing.
     *
     * @throws IllegalArgumentException if something is
     */
    Scenario checked() {
        if (name == null || traffic == null || models.isEmpty()) {
            throw new IllegalArgumentException("a scenario has a name, traffic and models");
        }
        return this;
    }

    /** The same with so many requests, in the same time per request. */
    public Scenario withRequests(int requests) {
        return new Scenario(
                name, about, seed, traffic.with(requests), models, accounts, incidents, oracle, baseline, router);
    }

    /** The same with other draws. */
    public Scenario withSeed(long other) {
        return new Scenario(name, about, other, traffic, models, accounts, incidents, oracle, baseline, router);
    }

    /**
     * Who asks what and when.
     *
     * @param requests how many there are
     * @param over how long they take to come, at random moments
     * @param kinds the kinds of requests, by name
     * @param spikes when more come than usual
     * @param log a file of requests instead of drawn ones, one JSON object a line; beside the scenario's file
     */
    public record Traffic(
            int requests, Duration over, Map<String, Kind> kinds, List<Spike> spikes, @Nullable String log) {

        public Traffic {
            kinds = kept(kinds);
            spikes = spikes == null ? List.of() : List.copyOf(spikes);
            if (log == null && (requests < 1 || over == null || kinds.isEmpty())) {
                throw new IllegalArgumentException("traffic has requests, over and kinds, or a log");
            }
        }

        Traffic with(int others) {
            Duration shorter = log == null
                    ? Duration.ofNanos((long) (over.toNanos() * ((double) others / requests)))
                    : Duration.ZERO;
            return new Traffic(others, shorter, kinds, spikes, log);
        }
    }

    /**
     * One kind of request.
     *
     * @param share of all requests; what the shares of all kinds are to each other counts
     * @param inputTokens what the provider counts of the prompt
     * @param outputTokens what the provider counts of the answer
     * @param prompts the kind of prompts, as in {@code prompts.yaml}; the kind's own name without it
     */
    public record Kind(double share, int inputTokens, int outputTokens, @Nullable String prompts) {}

    /** From then on and for so long, so many times as many requests come. */
    public record Spike(Duration at, @JsonProperty("for") Duration lasts, double times) {}

    /**
     * What a model really is.
     *
     * @param price what it bills, in USD per million tokens
     * @param latency how long it takes
     * @param quality the share of good answers by kind of request
     * @param errorRate the share of calls that fail with a server error
     * @param slots how many calls it answers at full speed; beyond them all are slower in proportion. 0 for any number
     */
    public record Model(Price price, Latency latency, Map<String, Double> quality, double errorRate, int slots) {
        public Model {
            quality = kept(quality);
            if (price == null || latency == null) {
                throw new IllegalArgumentException("a model has a price and a latency");
            }
        }
    }

    /** USD per million tokens. */
    public record Price(double input, double output) {}

    /**
     * A time drawn from a lognormal distribution, and the same for each token of the answer.
     *
     * @param median half of the calls take longer to begin
     * @param sigma the standard deviation of the time's logarithm; 0.4 makes the ninety-ninth percentile 2.5 times the median
     * @param perToken what each token of the answer adds
     */
    public record Latency(Duration median, double sigma, @Nullable Duration perToken) {

        double millis(double gaussian, int outputTokens) {
            double writing = perToken == null ? 0 : perToken.toNanos() / 1e6 * outputTokens;
            return median.toNanos() / 1e6 * Math.exp(sigma * gaussian) + writing;
        }
    }

    /** How many requests an account takes a minute; beyond them it answers 429 and says when to come again. */
    public record Limits(int requestsPerMinute) {}

    static <V> Map<String, V> kept(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
