package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.state.StateSettings;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What a node has open to a Redis: a thread that writes and one that reads, each with a connection of its own. */
final class RedisLink implements AutoCloseable {

    /** How long closing waits for the threads: the last news are written, if Redis is there. */
    private static final long END_MILLIS = 2_000;

    private final RedisLoop.Stop stop = new RedisLoop.Stop();
    private final Presence presence;
    private final RedisLoop writer;
    private final RedisLoop reader;

    /** A link, not yet at work. */
    RedisLink(StateSettings settings, Numbering numbering, Outbox outbox, Learners learners, InstantSource clock) {
        RedisAddress server = RedisAddress.of(settings);
        presence = new Presence(settings, outbox, clock);
        BusyReports reports = new BusyReports(numbering.node(), learners.measurements()::inFlight, clock);
        RedisWriter writing = new RedisWriter(settings.name(), numbering, outbox, reports, presence);
        RedisReader reading = new RedisReader(settings.name(), numbering, learners, clock, presence);
        writer = new RedisLoop(server, "writer", writing, presence, stop);
        reader = new RedisLoop(server, "reader", reading, presence, stop);
    }

    /** Sets to work, in two threads of the executor. */
    void start(Executor threads) {
        threads.execute(reader);
        threads.execute(writer);
    }

    Presence presence() {
        return presence;
    }

    @Override
    public void close() {
        stop.now();
        try {
            if (writer.awaitEnd(END_MILLIS)) {
                reader.awaitEnd(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
