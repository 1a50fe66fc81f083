package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated: an account's settings, read and checked.
 *
 * @param latency until the answer begins
 * @param firstToken the same for streams; null for {@code latency}
 * @param tokensPerSecond how fast the answer comes from then on; 0 for at once
 * @param errorRate the share of calls that fail, from 0 to 1
 * @param errorKind how they fail
 * @param steps what the first calls do, one after the other: a failure kind's word, {@value #OK} for what the other
 *     settings say, or a text to answer
 * @param outages times in which every call fails
 * @param reply what is answered; {@value #ECHO} for the prompt itself
 * @param seed makes the same sequence of delays and errors each time; null for another each time
 */
record Scenario(
        Latency latency,
        @Nullable Latency firstToken,
        double tokensPerSecond,
        double errorRate,
        FailureKind errorKind,
        List<String> steps,
        List<Outage> outages,
        String reply,
        @Nullable Long seed) {

    static final String ECHO = "echo";
    static final String OK = "ok";
    static final String REPLY = "This is a simulated answer.";

    Scenario {
        steps = List.copyOf(steps);
        outages = List.copyOf(outages);
    }

    /** Reads an account's settings. */
    static Scenario of(Map<String, Object> values) {
        Settings settings = new Settings("", values);
        settings.knowsOnly(SimulatedProvider.SETTINGS);
        return new Scenario(
                settings.latency("latency", Latency.NONE),
                values.containsKey("firstToken") ? settings.latency("firstToken", Latency.NONE) : null,
                settings.number("tokensPerSecond", 0, 1_000_000),
                settings.number("errorRate", 0, 1),
                settings.kind("errorKind", FailureKind.SERVER_ERROR),
                settings.texts("script"),
                settings.maps("script").stream().map(Scenario::outage).toList(),
                settings.text("reply", REPLY),
                settings.whole("seed"));
    }

    private static Outage outage(Settings entry) {
        entry.knowsOnly(List.of("after", "for", "kind"));
        return new Outage(
                entry.duration("after", Duration.ZERO),
                entry.duration("for", null),
                entry.kind("kind", FailureKind.OVERLOADED));
    }

    /** How a call fails by the script; empty when the script lets it pass. */
    Optional<FailureKind> failing(long call, Duration sinceStart) {
        return Optional.of(step(call)).flatMap(Settings::kind).or(() -> outages.stream()
                .filter(outage -> outage.on(sinceStart))
                .findFirst()
                .map(Outage::kind));
    }

    /** When the outage that is on ends, counted from the start. */
    Duration outageEnd(Duration sinceStart) {
        return outages.stream()
                .filter(outage -> outage.on(sinceStart))
                .findFirst()
                .map(Outage::end)
                .orElse(sinceStart);
    }

    /** What a call answers. */
    String reply(long call) {
        String step = step(call);
        return step.equals(OK) ? reply : step;
    }

    private String step(long call) {
        return call < steps.size() ? steps.get((int) call) : OK;
    }

    /** How long until the answer begins, for a call so many standard deviations from the usual one. */
    Duration start(boolean stream, double deviation) {
        Latency wait = stream && firstToken != null ? firstToken : latency;
        return wait.at(deviation);
    }

    /** How long so many tokens take once the answer has begun. */
    Duration writing(double tokens) {
        return tokensPerSecond == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.round(tokens / tokensPerSecond * 1_000_000_000));
    }
}
