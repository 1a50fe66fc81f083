package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks accounts whether they answer, while a breaker of theirs is open and only then: with something that costs nothing,
 * one question at a time, the account's keys in turn. An answer lets the open breakers try calls at once, a failure of the
 * provider keeps them open until the next question; what is the key's fault says nothing. Thread-safe; runs in the tools'
 * executor, from its start until it is closed.
 */
public final class Probes implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Asked> asked = new ArrayList<>();
    private final Chain.Tools tools;
    private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * For those of the accounts that are open.
     *
     * @param every how long after one question the next is asked, by account
     */
    public Probes(Map<String, Duration> every, Accounts accounts, Chain.Tools tools) {
        this.tools = tools;
        accounts.keys().forEach((name, keys) -> {
            Duration interval = every.get(name);
            if (interval != null) {
                asked.add(new Asked(name, accounts.provider(name), keys, interval));
            }
        });
    }

    /** Begins to ask. */
    public void start() {
        asked.forEach(Asked::start);
    }

    @Override
    public void close() {
        closed = true;
        asked.forEach(Asked::stop);
        Failure reason = Failure.of(FailureKind.CANCELLED, "the configuration that asked is no longer in force");
        underWay.forEach(each -> each.cancel(reason));
    }

    /** One account that is asked. */
    private final class Asked {

        private final String name;
        private final Provider provider;
        private final List<Credential> keys;
        private final Duration every;
        private final AtomicBoolean waiting = new AtomicBoolean();
        private volatile @Nullable Future<?> rounds;
        private int turn;

        Asked(String name, Provider provider, List<Credential> keys, Duration every) {
            this.name = name;
            this.provider = provider;
            this.keys = keys;
            this.every = every;
        }

        void start() {
            rounds = tools.watchdog().every(every, this::look);
        }

        void stop() {
            Future<?> running = rounds;
            if (running != null) {
                running.cancel(false);
            }
        }

        private void look() {
            if (!closed && tools.states().isOpen(name) && waiting.compareAndSet(false, true)) {
                Credential key = keys.get(turn++ % keys.size());
                tools.executor().execute(() -> {
                    try {
                        ask(key);
                    } finally {
                        waiting.set(false);
                    }
                });
            }
        }

        private void ask(Credential key) {
            Cancellation cancellation = new Cancellation();
            Failure late = Failure.of(FailureKind.TIMEOUT, "no answer to a probe within " + LIMIT);
            underWay.add(cancellation);
            try (Watchdog.Watch watch = tools.watchdog().watch(LIMIT, () -> cancellation.cancel(late))) {
                provider.probe(key, CONNECT, cancellation).ifPresent(this::hear);
            } finally {
                underWay.remove(cancellation);
            }
        }

        private void hear(Outcome<Integer> outcome) {
            boolean answered = outcome.fold(status -> true, failure -> false);
            boolean failed =
                    outcome.fold(status -> false, failure -> failure.kind().feeds() == Feeds.BREAKER);
            if (!closed && (answered || failed)) {
                tools.states().probed(name, answered, every);
            }
        }
    }
}
