package io.llmrouter.test;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A provider of models that fails, over real HTTP: each target is an address of its own that plays {@link Fault faults},
 * one a request, the last for ever. Asked at a path that ends with {@code /messages} it speaks Anthropic Messages, at
 * any other OpenAI Chat Completions.
 *
 * <pre>{@code
 * server.plays("a", Fault.RATE_LIMITED, Fault.NONE);
 * String baseUrl = server.baseUrl("a");
 * }</pre>
 *
 * All methods are thread-safe.
 */
public final class FaultServer implements AutoCloseable {

    private final InstantSource clock;
    private final Map<String, FaultTarget> targets = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-server");
        thread.setDaemon(true);
        return thread;
    });

    /** A server that tells dates by the system's clock. */
    public FaultServer() {
        this(InstantSource.system());
    }

    /** A server that tells dates by that clock. */
    public FaultServer(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Has a target play these faults from now on, the first with the next request, and count from zero. A target that
     * refuses connections does so for ever.
     */
    public FaultServer plays(String target, Fault... faults) {
        if (faults.length == 0) {
            throw new IllegalArgumentException("target '" + target + "' has nothing to play");
        }
        target(target).plays(faults);
        return this;
    }

    /** Has a target play this fault from now on, and count on. */
    public void becomes(String target, Fault fault) {
        target(target).becomes(fault);
    }

    /** The address to configure for a target; {@code https} for one that plays {@link Fault#TLS_FAILURE}. */
    public String baseUrl(String target) {
        return target(target).baseUrl();
    }

    /** How often the target was called: requests read, connections reset before, and handshakes refused. */
    public int calls(String target) {
        return target(target).calls();
    }

    /** How often all targets together were called. */
    public int calls() {
        return targets.values().stream().mapToInt(FaultTarget::calls).sum();
    }

    /** How many connections the clients left, or broke, before a reply was sent to its end. */
    public int abandoned() {
        return targets.values().stream().mapToInt(FaultTarget::abandoned).sum();
    }

    /** How many connections are open. */
    public int connections() {
        return targets.values().stream().mapToInt(FaultTarget::connections).sum();
    }

    /** The requests that the target has read, in order. */
    public List<ReceivedRequest> requests(String target) {
        return target(target).requests();
    }

    /** Closes every address and every connection. */
    @Override
    public void close() {
        closed.countDown();
        targets.values().forEach(FaultTarget::close);
        threads.shutdownNow();
    }

    private FaultTarget target(String name) {
        return targets.computeIfAbsent(name, made -> new FaultTarget(threads, clock, this::await));
    }

    private void await(Duration time) throws IOException {
        try {
            if (!time.isZero() && closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the fault server was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
