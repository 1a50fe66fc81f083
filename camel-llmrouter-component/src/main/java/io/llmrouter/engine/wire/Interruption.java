package io.llmrouter.engine.wire;

/**
 * Interrupts a thread, but only while it does the work that is to be given up. Runs in any thread, as the action of a
 * {@link Cancellation}.
 */
public final class Interruption implements Runnable {

    private final Thread thread;
    private boolean over;
    private boolean interrupted;

    /** Interrupts that thread. */
    public Interruption(Thread thread) {
        this.thread = thread;
    }

    @Override
    public synchronized void run() {
        if (!over) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** The work is done. To be called by the thread itself: an interrupt from here that went unnoticed is cleared. */
    public synchronized void end() {
        over = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
