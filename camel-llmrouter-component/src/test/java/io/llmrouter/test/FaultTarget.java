package io.llmrouter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** One target of a {@link FaultServer}: an address of its own, with its own faults and its own count. Thread-safe. */
final class FaultTarget {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int BACKLOG = 1024;
    private static final int NOBODYS_PORT = 1;

    private final ServerSocket listener;
    private final Executor threads;
    private final InstantSource clock;
    private final FaultWire.Waiting waiting;
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private volatile Script faults = new Script(Fault.NONE);

    /** The faults of the coming requests; the last repeats. */
    private static final class Script {
        private final Fault[] steps;
        private final AtomicInteger next = new AtomicInteger();

        Script(Fault... steps) {
            this.steps = steps.clone();
        }

        Fault peek() {
            return steps[Math.min(next.get(), steps.length - 1)];
        }

        Fault take() {
            return steps[Math.min(next.getAndIncrement(), steps.length - 1)];
        }
    }

    FaultTarget(Executor threads, InstantSource clock, FaultWire.Waiting waiting) {
        this.threads = threads;
        this.clock = clock;
        this.waiting = waiting;
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("the fault server found no free port", e);
        }
        threads.execute(this::accept);
    }

    void plays(Fault... steps) {
        faults = new Script(steps);
        calls.set(0);
        requests.clear();
        if (steps[0] == Fault.CONNECTION_REFUSED) {
            close();
        }
    }

    void becomes(Fault fault) {
        faults = new Script(fault);
    }

    String baseUrl() {
        Fault first = faults.peek();
        String scheme = first == Fault.TLS_FAILURE ? "https" : "http";
        // The port of a closed listener may be given to the next one.
        int port = first == Fault.CONNECTION_REFUSED ? NOBODYS_PORT : listener.getLocalPort();
        return scheme + "://127.0.0.1:" + port + "/v1";
    }

    int calls() {
        return calls.get();
    }

    int abandoned() {
        return abandoned.get();
    }

    int connections() {
        return open.size();
    }

    List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    void close() {
        try {
            listener.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the fault server cannot be closed", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (IOException closed) {
                return;
            }
            open.add(socket);
            threads.execute(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Script now = faults;
            switch (now.peek()) {
                case RESET_BEFORE_READ -> {
                    now.take();
                    calls.incrementAndGet();
                    FaultWire.reset(socket);
                }
                case TLS_FAILURE -> {
                    boolean handshake = socket.getInputStream().read() == TLS_HANDSHAKE;
                    calls.addAndGet(handshake ? 1 : 0);
                }
                default -> converse(new FaultWire(socket, waiting));
            }
        } catch (IOException left) {
            abandoned.incrementAndGet();
        } finally {
            open.remove(socket);
        }
    }

    private void converse(FaultWire wire) throws IOException {
        for (ReceivedRequest request = wire.read(); request != null; request = wire.read()) {
            requests.add(request);
            calls.incrementAndGet();
            Script now = faults;
            Fault fault = now.take();
            boolean last = now.peek() == Fault.RESET_BEFORE_READ;
            wire.play(fault, clock.instant(), last);
            if (last || !wire.isOpen()) {
                return;
            }
        }
    }
}
