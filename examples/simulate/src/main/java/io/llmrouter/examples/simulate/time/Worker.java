package io.llmrouter.examples.simulate.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that runs while it has its turn. Turns are handed from worker to worker, so that only one of them ever runs. */
final class Worker implements Runnable {

    private final VirtualTime time;
    private @Nullable Runnable body;
    private volatile @Nullable Thread thread;
    private volatile boolean turn;

    Worker(VirtualTime time, Runnable body) {
        this.time = time;
        this.body = body;
    }

    /** What it is to do when it has its turn. */
    void give(@Nullable Runnable next) {
        body = next;
    }

    /** Lets it run; the caller must not go on but by {@link #waitTurn}. */
    void wake() {
        Thread waiting = thread;
        turn = true;
        LockSupport.unpark(waiting);
    }

    /** Waits until it is woken. */
    void waitTurn() {
        while (!turn) {
            LockSupport.park(this);
        }
        turn = false;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        for (Runnable now = body; now != null; now = body) {
            body = null;
            time.doing(now);
            time.next(this);
        }
    }
}
