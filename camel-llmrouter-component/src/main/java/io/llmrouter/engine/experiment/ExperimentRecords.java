package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.ExperimentNews.Begun;
import io.llmrouter.engine.experiment.ExperimentNews.Counted;
import io.llmrouter.engine.experiment.ExperimentNews.TakenBack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of experiments, and which canaries were taken back, by name. Outlives configurations. Routers of one
 * process that share it count as one: what one of them takes back, none gives any more. Records of several processes may tell
 * each other their news. Thread-safe: one lock for what begins, none for what is counted.
 */
public final class ExperimentRecords {

    private static final int ROOM = 1_000;

    /** The latest round that anybody began, and its canary's end, if it was taken back. */
    private record Latest(Round round, @Nullable TakenBack end) {}

    private final Map<String, Running> byName = new ConcurrentHashMap<>();
    private final Map<String, Latest> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Latest> eldest) {
            return size() > ROOM;
        }
    };
    private final boolean forgets;
    private volatile Consumer<ExperimentNews> listener = news -> {};
    private boolean together;

    private ExperimentRecords(boolean forgets) {
        this.forgets = forgets;
    }

    /** For one router: an experiment that is configured no more is forgotten. */
    public static ExperimentRecords local() {
        return new ExperimentRecords(true);
    }

    /** For several routers, together or one after the other: none of them knows which experiments the others have. */
    public static ExperimentRecords shared() {
        return new ExperimentRecords(false);
    }

    /** Has it hear all news of these records, in the threads that make them: it must not block, nor come back here. */
    public void tell(Consumer<ExperimentNews> hearing) {
        listener = hearing;
    }

    private void told(ExperimentNews news) {
        listener.accept(news);
    }

    /** Goes on with an experiment that is configured as before, or that others make just so; and begins any other one. */
    synchronized void configured(Experiment experiment, Instant now) {
        Running known = byName.get(experiment.name());
        if (known == null || !known.experiment().equals(experiment)) {
            String fingerprint = Fingerprint.of(experiment);
            Latest others = latest.get(experiment.name());
            if (others != null && others.round().configured().equals(fingerprint)) {
                run(experiment, others);
            } else {
                begin(experiment, fingerprint, now);
            }
        }
    }

    synchronized void restart(Experiment experiment, Instant now) {
        begin(experiment, Fingerprint.of(experiment), now);
    }

    private void begin(Experiment experiment, String fingerprint, Instant now) {
        Latest before = latest.get(experiment.name());
        Round round = before == null
                ? new Round(experiment.name(), 0, fingerprint, now)
                : before.round().next(fingerprint, now);
        begin(experiment, new Latest(round, null));
    }

    private void begin(Experiment experiment, Latest fresh) {
        run(experiment, fresh);
        if (together) {
            latest.put(experiment.name(), fresh);
            told(new Begun(fresh.round()));
        }
    }

    private void run(Experiment experiment, Latest from) {
        Running running = new Running(experiment, from.round(), this::told);
        TakenBack end = from.end();
        if (end != null) {
            running.heardTakenBack(end);
        }
        byName.put(experiment.name(), running);
    }

    /** Hears which experiments there are. */
    synchronized void keep(Set<String> names) {
        if (forgets) {
            byName.keySet().stream().filter(name -> !names.contains(name)).forEach(this::end);
            byName.keySet().retainAll(names);
        }
    }

    /** One that comes again begins anew, whatever it is configured like. */
    private void end(String name) {
        latest.computeIfPresent(
                name,
                (same, known) -> new Latest(
                        new Round(
                                name, known.round().number(), "", known.round().since()),
                        null));
    }

    @Nullable
    Running find(String name) {
        return byName.get(name);
    }

    /** Takes in what others tell. Nobody is told of it again. */
    public void heard(ExperimentNews news) {
        news.fold(this::heardBegun, this::heardTakenBack, this::heardCounted);
    }

    private synchronized boolean heardBegun(Begun news) {
        Round round = news.round();
        Latest known = latest.get(round.experiment());
        if (known == null || known.round().number() < round.number()) {
            others(new Latest(round, null), true);
        } else if (known.round().isSame(round)) {
            others(new Latest(known.round().earlier(round), known.end()), false);
        }
        return true;
    }

    /** Follows others into a round that is configured as here, be it a further one or the same. */
    private void others(Latest fresh, boolean further) {
        String name = fresh.round().experiment();
        latest.put(name, fresh);
        Running running = byName.get(name);
        if (running != null && running.round().configured().equals(fresh.round().configured())) {
            if (further && together) {
                run(running.experiment(), fresh);
            } else {
                running.joins(fresh.round());
            }
        }
    }

    private synchronized boolean heardTakenBack(TakenBack news) {
        String name = news.round().experiment();
        Latest known = latest.get(name);
        if (known != null && known.round().isSame(news.round())) {
            latest.put(name, new Latest(known.round(), news));
        }
        Running running = byName.get(name);
        if (running != null && running.round().isSame(news.round())) {
            running.heardTakenBack(news);
        }
        return true;
    }

    private boolean heardCounted(Counted news) {
        Running running = byName.get(news.round().experiment());
        if (running != null && running.round().isSame(news.round())) {
            running.heardCount(news.count());
        }
        return true;
    }

    /**
     * All that others told before was heard. An experiment that others make otherwise begins a further round; from now on a
     * round that others begin is begun here, too. Told again, it tells how things stand, for those who have lost it.
     */
    public synchronized void together() {
        boolean first = !together;
        together = true;
        byName.forEach((name, running) -> {
            Round own = running.round();
            Latest others = latest.getOrDefault(name, new Latest(own, null));
            if (others.round().isSame(own) || others.round().number() < own.number()) {
                latest.put(name, others.round().isSame(own) ? others : new Latest(own, null));
                told(new Begun(own));
                running.end().ifPresent(this::told);
            } else if (first) {
                begin(running.experiment(), new Latest(others.round().next(own.configured(), own.since()), null));
            }
        });
    }

    /** Others are not heard any more. */
    public synchronized void alone() {
        together = false;
    }
}
