package io.llmrouter.engine.state.redis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;

/**
 * Work over one connection of its own, in the thread that runs this, until it is told to stop; also when it was told so before
 * it began, so that what is left gets done. A connection that breaks is made anew, after a pause that doubles up to five seconds.
 */
final class RedisLoop implements Runnable {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** What is done over a connection. */
    interface Work {

        /** Works until it is told to stop; throws what the connection throws. */
        void over(Jedis redis, Stop stop) throws InterruptedException;
    }

    /** Whether to stop. */
    static final class Stop {
        private final CountDownLatch stopped = new CountDownLatch(1);

        void now() {
            stopped.countDown();
        }

        boolean isNow() {
            return stopped.getCount() == 0;
        }

        /** Waits for so long, or until it is time to stop. */
        void await(long millis) throws InterruptedException {
            boolean ignored = stopped.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private final RedisAddress server;
    private final Work work;
    private final Presence presence;
    private final String name;
    private final Stop stop;
    private final CountDownLatch ended = new CountDownLatch(1);

    RedisLoop(RedisAddress server, String name, Work work, Presence presence, Stop stop) {
        this.server = server;
        this.name = name;
        this.work = work;
        this.presence = presence;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            long pause = FIRST_PAUSE_MILLIS;
            do {
                try (Jedis redis = server.open()) {
                    work.over(redis, stop);
                } catch (RuntimeException e) {
                    boolean anew = presence.lost(name, e);
                    pause = anew ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                    stop.await(pause);
                }
            } while (!stop.isNow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Waits until it ended, for so long at most. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }
}
