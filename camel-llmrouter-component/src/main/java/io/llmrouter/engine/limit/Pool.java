package io.llmrouter.engine.limit;

import io.llmrouter.engine.model.Priority;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The places of one target or one account, and who has them. Guarded by its gate. */
final class Pool {

    private static final Priority[] CLASSES = Priority.values();

    private final String name;
    private final int[] taken = new int[CLASSES.length];
    private @Nullable Capacity capacity;
    private int all;
    private int waiting;

    Pool(String name) {
        this.name = name;
    }

    /** Has so many places from now on; as many as come, without a number. Those who are in stay. */
    void set(@Nullable Capacity other) {
        capacity = other;
    }

    @Nullable
    Capacity capacity() {
        return capacity;
    }

    int waiting() {
        return waiting;
    }

    int taken() {
        return all;
    }

    void take(Priority priority) {
        taken[priority.ordinal()]++;
        all++;
    }

    void giveBack(Priority priority) {
        taken[priority.ordinal()]--;
        all--;
    }

    void waits(int more) {
        waiting += more;
    }

    /** Whether nobody has a place here or waits for one. */
    boolean isIdle() {
        return all == 0 && waiting == 0;
    }

    /** How many more calls of that class would find a place now; less than one when it is full for them. */
    int free(Priority priority) {
        Capacity limits = capacity;
        if (limits == null) {
            return Integer.MAX_VALUE;
        }
        int free = limits.concurrent() - all;
        for (Priority other : CLASSES) {
            if (other != priority) {
                free -= Math.max(0, limits.reserve().getOrDefault(other, 0) - taken[other.ordinal()]);
            }
        }
        return Math.min(free, limits.shedFrom(priority) - all);
    }

    /** Whether calls of that class are not even to wait. */
    boolean sheds(Priority priority) {
        return capacity != null && all >= capacity.shedFrom(priority);
    }

    /** Whether as many wait as may. */
    boolean isCrowded() {
        return capacity != null && waiting >= capacity.queue();
    }

    /** How full it is, for a person. */
    String words() {
        StringJoiner classes = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int at = CLASSES.length - 1; at >= 0; at--) {
            if (taken[at] > 0) {
                classes.add(taken[at] + " " + CLASSES[at].word());
            }
        }
        String most = capacity == null ? "any number of" : String.valueOf(capacity.concurrent());
        return name + " takes " + most + " calls at once: " + all + " are under way" + classes + ", " + waiting
                + (waiting == 1 ? " waits" : " wait");
    }
}
