package io.llmrouter.engine.policy;

/**
 * How full a target is for calls of one class, by our own limits.
 *
 * @param places how many calls it takes at once; its own number, or its account's where that leaves less
 * @param taken how many are under way
 * @param free how many more of that class would find a place now
 * @param waiting how many wait for a place
 */
public record Load(int places, int taken, int free, int waiting) {

    /** Whether a call of that class would have to wait. */
    public boolean isFull() {
        return free == 0;
    }
}
