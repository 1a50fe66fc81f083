package io.llmrouter.engine.limit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One claim at a gate: refused, waiting, held, or left. What it holds is given back exactly once, however often it is left.
 * Thread-safe: guarded by its gate.
 */
public final class Place {

    /** Where a claim stands. */
    enum Standing {
        WAITING,
        HELD,
        REFUSED,
        LEFT
    }

    private final Gate gate;
    private final Claim claim;
    private final long number;
    private final List<Pool> pools;
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private volatile Standing standing = Standing.WAITING;
    private volatile String why = "";
    private volatile Duration atMost = Duration.ZERO;

    Place(Gate gate, Claim claim, long number, List<Pool> pools) {
        this.gate = gate;
        this.pools = pools;
        this.claim = claim;
        this.number = number;
    }

    Claim claim() {
        return claim;
    }

    long number() {
        return number;
    }

    /** Where it takes a place: what is configured anew meanwhile does not count it. */
    List<Pool> pools() {
        return pools;
    }

    /** Waits, at most that long. */
    void waits(Duration limit) {
        atMost = limit;
    }

    void settle(Standing how, String reason) {
        standing = how;
        why = reason;
        settled.complete(how == Standing.HELD);
    }

    void left() {
        standing = Standing.LEFT;
    }

    /** Whether it is the caller's, until {@link #leave}. */
    public boolean isHeld() {
        return standing == Standing.HELD;
    }

    /** Whether it has yet to be decided. */
    public boolean isWaiting() {
        return standing == Standing.WAITING;
    }

    /** How long it may wait. */
    public Duration atMost() {
        return atMost;
    }

    /** Why there was none, with the numbers; empty unless it was refused. */
    public String why() {
        return why;
    }

    /** Is done when it is decided, with whether it is held. Whoever waits must see to it that it gives up in time. */
    public CompletionStage<Boolean> settled() {
        return settled;
    }

    /** Leaves the queue, for that reason; does nothing when it is not waiting. */
    public void giveUp(String reason) {
        gate.giveUp(this, reason);
    }

    /** Gives the place back; does nothing when it is not held. */
    public void leave() {
        gate.leave(this);
    }
}
