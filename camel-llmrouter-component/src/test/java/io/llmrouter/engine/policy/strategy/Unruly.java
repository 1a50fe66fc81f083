package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An application whose strategies break every rule: they drop, repeat and invent candidates, and fail. Public, for the tests of other packages. */
public final class Unruly implements CustomStrategies {

    private final Random random;

    public Unruly(long seed) {
        random = new Random(seed);
    }

    @Override
    public Strategy bean(@Nullable String name) {
        return (candidates, request, signals) -> {
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException("in a bad mood");
            }
            List<Ranked> ranked = new ArrayList<>();
            ranked.add(new Ranked(Samples.any("stranger/m"), 1.0, "unheard of"));
            for (Candidate each : candidates) {
                for (int times = random.nextInt(3); times > 0; times--) {
                    ranked.add(new Ranked(each, (double) random.nextInt(3), "as it pleases"));
                }
            }
            Collections.shuffle(ranked, random);
            return ranked;
        };
    }

    @Override
    public Preference expression(String text) {
        return (candidates, request) -> List.of(text.split(","));
    }

    @Override
    public Labeller labeller(String name) {
        return request -> {
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException("in a bad mood");
            }
            return random.nextBoolean() ? "nonsense" : null;
        };
    }
}
