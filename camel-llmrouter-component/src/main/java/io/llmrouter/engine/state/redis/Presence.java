package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.state.StateSettings;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the threads of one link find Redis: said once when it goes, and once when it is back; and whether what others wrote
 * before is read. Thread-safe.
 */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final StateSettings settings;
    private final Outbox outbox;
    private final Set<String> missed = new HashSet<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private boolean told;
    private volatile boolean caughtUp;

    Presence(StateSettings settings, Outbox outbox) {
        this.settings = settings;
        this.outbox = outbox;
    }

    /** A thread does not get through. The library's messages have addresses in them, and no passwords. */
    synchronized void lost(String thread, RuntimeException why) {
        if (missed.isEmpty()) {
            told = true;
            LOG.warn(
                    "What is learned is not shared at {}: {}. Calls go on by what is known here",
                    settings.place(),
                    why.getMessage());
        }
        missed.add(thread);
        settled.countDown();
    }

    /** A thread gets through. */
    synchronized void found(String thread) {
        boolean back = missed.remove(thread) && missed.isEmpty();
        if (back || !told) {
            told = true;
            LOG.info(
                    "What is learned is shared {}at {}; {} news were dropped so far",
                    back ? "again " : "",
                    settings.place(),
                    outbox.dropped());
        }
    }

    /** What others wrote before is read. */
    void caughtUp() {
        caughtUp = true;
        settled.countDown();
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Waits until it is read, for so long at most, and not for a Redis that is away. */
    boolean awaitCaughtUp(long millis) throws InterruptedException {
        return settled.await(millis, TimeUnit.MILLISECONDS) && caughtUp;
    }
}
