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
 * @param lessons what there is to learn from beforehand; null for nothing
 * @param oracle the policies that are told the kind of each request, as a tag; the others have to find out
 * @param readers the policies that are told the kind that each prompt seems to be to who knows what its phrases weigh
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
        @Nullable Lessons lessons,
        List<String> oracle,
        List<String> readers,
        @Nullable String baseline,
        Map<String, Object> router) {

    public Scenario {
        about = about == null ? "" : about;
        models = kept(models);
        accounts = kept(accounts);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
        oracle = oracle == null ? List.of() : List.copyOf(oracle);
        readers = readers == null ? List.of() : List.copyOf(readers);
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
        return with(seed, traffic.with(requests), lessons);
    }

    /** The same with other draws. */
    public Scenario withSeed(long other) {
        return with(other, traffic, lessons);
    }

    /** The same with so many prompts to learn from, if there are any. */
    public Scenario withLessons(int prompts) {
        return with(seed, traffic, lessons == null ? null : new Lessons(prompts, lessons.tries(), lessons.seed()));
    }

    private Scenario with(long draws, Traffic asks, @Nullable Lessons taught) {
        return new Scenario(
                name, about, draws, asks, models, accounts, incidents, taught, oracle, readers, baseline, router);
    }

    /**
     * Who asks what and when.
     *
     * @param requests how many there are
     * @param over how long they take to come, at random moments
     * @param kinds the kinds of requests, by name
     * @param spikes when more come than usual
     * @param log a file of requests instead of drawn ones, one JSON object a line; beside the scenario's file
     * @param unseen how much of a prompt's hardness no word shows, as in {@code prompts.yaml}; what is said there without it
     * @param feedback the share of answers that are scored, 1 for good ones and 0 for bad ones
     * @param streamed the share of requests whose answers are read as they are written
     */
    public record Traffic(
            int requests,
            Duration over,
            Map<String, Kind> kinds,
            List<Spike> spikes,
            @Nullable String log,
            @Nullable Double unseen,
            double feedback,
            double streamed) {

        public Traffic {
            kinds = kept(kinds);
            spikes = spikes == null ? List.of() : List.copyOf(spikes);
            if (log == null && (requests < 1 || over == null || kinds.isEmpty())) {
                throw new IllegalArgumentException("traffic has requests, over and kinds, or a log");
            }
            share("feedback", feedback);
            share("streamed", streamed);
        }

        /** Which requests are streamed. */
        Share streamed(long draws) {
            return new Share(streamed, draws ^ 0x57AE_A4ED_57AE_A4EDL);
        }

        /** Which answers are scored. */
        Share scored(long draws) {
            return new Share(feedback, draws);
        }

        Traffic with(int others) {
            Duration shorter = log == null
                    ? Duration.ofNanos((long) (over.toNanos() * ((double) others / requests)))
                    : Duration.ZERO;
            return new Traffic(others, shorter, kinds, spikes, log, unseen, feedback, streamed);
        }
    }

    /**
     * One kind of request.
     *
     * @param share of all requests; what the shares of all kinds are to each other counts
     * @param inputTokens what the provider counts of the prompt
     * @param outputTokens what the provider counts of the answer
     * @param prompts the kind of prompts, as in {@code prompts.yaml}; the kind's own name without it
     * @param text the one prompt of this kind, where all ask the same
     */
    public record Kind(
            double share, int inputTokens, int outputTokens, @Nullable String prompts, @Nullable String text) {}

    /**
     * Prompts that were answered and judged before the traffic.
     *
     * @param prompts how many; of the kinds and shares of the traffic
     * @param tries how often each model answered each of them: its score is the share of good answers
     * @param seed makes them others than those of the traffic
     */
    public record Lessons(int prompts, int tries, long seed) {
        public Lessons {
            tries = Math.max(1, tries);
        }
    }

    /** From then on and for so long, so many times as many requests come. */
    public record Spike(Duration at, @JsonProperty("for") Duration lasts, double times) {}

    /**
     * What a model really is.
     *
     * @param price what it bills, in USD per million tokens
     * @param latency how long it takes
     * @param quality the share of good answers by kind of request
     * @param errorRate the share of calls that fail with a server error before the answer begins
     * @param breakRate the share of answers that break off while they are written
     * @param slots how many calls it answers at full speed; beyond them all are slower in proportion. 0 for any number
     * @param confidence how much surer of a good answer it is than of a bad one, in standard deviations of the log-odds
     * @param judgement how often it is right when it judges another's answer; 0.85 without it
     */
    public record Model(
            Price price,
            Latency latency,
            Map<String, Double> quality,
            double errorRate,
            double breakRate,
            int slots,
            double confidence,
            @Nullable Double judgement) {
        public Model {
            quality = kept(quality);
            if (price == null || latency == null) {
                throw new IllegalArgumentException("a model has a price and a latency");
            }
            share("errorRate", errorRate);
            share("breakRate", breakRate);
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

        /** The pace of an answer that is so many standard deviations from the usual one. */
        Pace pace(double deviation) {
            return new Pace(median.toNanos() * Math.exp(sigma * deviation), perToken == null ? 0 : perToken.toNanos());
        }
    }

    /** How many requests an account takes a minute; beyond them it answers 429 and says when to come again. */
    public record Limits(int requestsPerMinute) {}

    private static void share(String key, double given) {
        if (!(given >= 0 && given <= 1)) {
            throw new IllegalArgumentException(key + " is a share from 0 to 1, not " + given);
        }
    }

    static <V> Map<String, V> kept(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
