package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many calls other nodes have under way, by what each of them said last, as long as that is not too old. Of the thousand
 * nodes heard last. Heard and swept by one thread, asked by any.
 */
final class CallsElsewhere {

    /** A node that has calls under way says so again well before. */
    static final Duration FRESH = Duration.ofSeconds(15);

    private static final int NODES = 1_000;

    private record Said(Map<Target, Integer> calls, long until) {}

    private final Map<String, Said> byNode = new LinkedHashMap<>();
    private volatile Map<Target, Integer> sums = Map.of();

    /** At a target. */
    int at(Target target) {
        return sums.getOrDefault(target, 0);
    }

    /** Takes in what a node said at a time. */
    synchronized void heard(BusyNews news, long at) {
        byNode.remove(news.node());
        if (!news.calls().isEmpty()) {
            byNode.put(news.node(), new Said(news.calls(), at + FRESH.toMillis()));
        }
        if (byNode.size() > NODES) {
            Iterator<String> eldest = byNode.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        sum();
    }

    /** Forgets who said nothing for long. */
    synchronized void sweep(long now) {
        if (byNode.values().removeIf(said -> said.until() <= now)) {
            sum();
        }
    }

    /** Forgets all of them. */
    synchronized void clear() {
        byNode.clear();
        sum();
    }

    private void sum() {
        Map<Target, Integer> fresh = new HashMap<>();
        byNode.values()
                .forEach(said -> said.calls().forEach((target, calls) -> fresh.merge(target, calls, Integer::sum)));
        sums = fresh;
    }
}
