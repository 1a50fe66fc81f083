package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.state.StateSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the threads of one link find Redis: said once when it goes, and once when it is back; when news are dropped though it is
 * there, once a minute. Knows whether what others wrote before is read. Thread-safe.
 */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final StateSettings settings;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Set<String> missed = new HashSet<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private boolean told;
    private long dropped;
    private Instant droppedAt = Instant.EPOCH;
    private volatile boolean caughtUp;

    Presence(StateSettings settings, Outbox outbox, InstantSource clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
        this.dropped = outbox.dropped();
    }

    /**
     * A thread does not get through. The library's messages have addresses in them, and no passwords.
     *
     * @return whether it did since the last time
     */
    synchronized boolean lost(String thread, RuntimeException why) {
        if (missed.isEmpty()) {
            told = true;
            LOG.warn(
                    "What is learned is not shared at {} ({}); calls go on by what is known here",
                    settings.place(),
                    why.getMessage());
        }
        settled.countDown();
        return missed.add(thread);
    }

    /** A thread gets through. */
    synchronized void found(String thread) {
        boolean back = missed.remove(thread) && missed.isEmpty();
        if (back || !told) {
            told = true;
            LOG.info(
                    "What is learned is shared {}at {}; {} news were dropped meanwhile",
                    back ? "again " : "",
                    settings.place(),
                    droppedSince());
        } else if (missed.isEmpty()
                && outbox.dropped() > dropped
                && clock.instant().isAfter(droppedAt.plus(QUIET))) {
            LOG.warn(
                    "More is learned than {} takes: {} news were dropped since the last line of this kind",
                    settings.place(),
                    droppedSince());
        }
    }

    private long droppedSince() {
        long before = dropped;
        dropped = outbox.dropped();
        droppedAt = clock.instant();
        return dropped - before;
    }

    /** What others wrote before is read. */
    void caughtUp() {
        caughtUp = true;
        settled.countDown();
    }

    /** Waits until it is read, for so long at most, and not for a Redis that is away. */
    boolean awaitCaughtUp(long millis) throws InterruptedException {
        return settled.await(millis, TimeUnit.MILLISECONDS) && caughtUp;
    }
}
