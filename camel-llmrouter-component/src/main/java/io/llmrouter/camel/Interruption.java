package io.llmrouter.camel;

/** Interrupts a thread, but only while it is at what it was asked to give up. */
final class Interruption implements Runnable {

    private final Thread thread;
    private boolean over;
    private boolean interrupted;

    Interruption(Thread thread) {
        this.thread = thread;
    }

    @Override
    public synchronized void run() {
        if (!over) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** The work is done. To be called by the thread itself: an interrupt of ours that nobody noticed is taken back. */
    synchronized void end() {
        over = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
