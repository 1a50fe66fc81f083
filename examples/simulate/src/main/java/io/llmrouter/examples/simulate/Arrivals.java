package io.llmrouter.examples.simulate;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * Traffic that is drawn: requests come independently of each other, at a rate that only spikes change. The same seed draws
 * the same traffic.
 */
final class Arrivals implements Iterator<Ask> {

    private static final int USERS = 1000;

    private final Scenario.Traffic traffic;
    private final Prompts prompts;
    private final SplittableRandom random;
    private final double shares;
    private final double perNano;
    private int number;
    private double nanos;

    Arrivals(Scenario.Traffic traffic, Prompts prompts, long seed) {
        this.traffic = traffic;
        this.prompts = prompts;
        this.random = new SplittableRandom(seed);
        shares = traffic.kinds().values().stream()
                .mapToDouble(Scenario.Kind::share)
                .sum();
        double usual = traffic.over().toNanos();
        for (Scenario.Spike spike : traffic.spikes()) {
            usual += spike.lasts().toNanos() * (spike.times() - 1);
        }
        perNano = traffic.requests() / usual;
    }

    @Override
    public boolean hasNext() {
        return number < traffic.requests();
    }

    @Override
    public Ask next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the traffic is over");
        }
        nanos += -Math.log(1 - random.nextDouble()) / (perNano * times());
        Map.Entry<String, Scenario.Kind> drawn = kind();
        Scenario.Kind kind = drawn.getValue();
        String prompt = prompts.draw(kind.prompts() == null ? drawn.getKey() : kind.prompts(), random);
        String user = "user-" + random.nextInt(USERS);
        return new Ask(
                number++, (long) nanos, drawn.getKey(), kind.inputTokens(), kind.outputTokens(), user, prompt);
    }

    private double times() {
        double times = 1;
        for (Scenario.Spike spike : traffic.spikes()) {
            double since = nanos - spike.at().toNanos();
            if (since >= 0 && since < spike.lasts().toNanos()) {
                times *= spike.times();
            }
        }
        return times;
    }

    private Map.Entry<String, Scenario.Kind> kind() {
        double left = random.nextDouble() * shares;
        Map.Entry<String, Scenario.Kind> last = null;
        for (Map.Entry<String, Scenario.Kind> each : traffic.kinds().entrySet()) {
            last = each;
            left -= each.getValue().share();
            if (left < 0) {
                break;
            }
        }
        if (last == null) {
            throw new IllegalStateException("traffic has no kinds");
        }
        return last;
    }
}
