package io.llmrouter.examples.simulate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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
    private final Share streamed;
    private final Map<String, Double> left = new LinkedHashMap<>();
    private final double perNano;
    private int number;
    private double nanos;

    Arrivals(Scenario.Traffic traffic, Prompts prompts, long seed) {
        this.traffic = traffic;
        this.prompts = prompts;
        this.random = new SplittableRandom(seed);
        this.streamed = traffic.streamed(seed);
        double shares = traffic.kinds().values().stream()
                .mapToDouble(Scenario.Kind::share)
                .sum();
        traffic.kinds().forEach((name, kind) -> left.put(name, kind.share() / shares * traffic.requests()));
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
        String name = kind();
        Scenario.Kind kind = Objects.requireNonNull(traffic.kinds().get(name));
        Prompts.Prompt prompt = prompt(name, kind);
        String user = "user-" + random.nextInt(USERS);
        int mine = number++;
        return new Ask(
                mine,
                (long) nanos,
                name,
                prompt.looks(),
                kind.inputTokens(),
                kind.outputTokens(),
                user,
                prompt.text(),
                streamed.has(mine));
    }

    private Prompts.Prompt prompt(String name, Scenario.Kind kind) {
        return kind.text() == null
                ? prompts.draw(kind.prompts() == null ? name : kind.prompts(), random)
                : new Prompts.Prompt(kind.text(), name);
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

    /** A kind by what is left of each, so that in the end there are exactly as many as the shares say. */
    private String kind() {
        double at = random.nextDouble() * (traffic.requests() - number);
        String last = "";
        for (Map.Entry<String, Double> each : left.entrySet()) {
            last = each.getKey();
            at -= each.getValue();
            if (at < 0) {
                break;
            }
        }
        left.merge(last, -1.0, Double::sum);
        return last;
    }
}
