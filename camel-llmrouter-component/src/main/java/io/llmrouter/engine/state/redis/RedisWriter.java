package io.llmrouter.engine.state.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;

/**
 * Writes a node's news. Fields of every entry: {@code v}, the version; {@code node}, who wrote it; {@code seq}, the node's own
 * number for it, rising; {@code kind}. What was not surely written is written again with the same number, so that it can be
 * told from news. Used by one thread.
 */
final class RedisWriter implements RedisLoop.Work {

    static final String VERSION = "1";

    private static final String THREAD = "writer";
    private static final int BATCH = 256;
    /** How long news wait for others to be written with. */
    private static final long PAUSE_MILLIS = 20;

    private record Numbered(Channel channel, Map<String, String> fields) {}

    private final String name;
    private final Numbering numbering;
    private final Outbox outbox;
    private final BusyReports reports;
    private final Presence presence;
    private List<Numbered> pending = List.of();

    RedisWriter(String name, Numbering numbering, Outbox outbox, BusyReports reports, Presence presence) {
        this.name = name;
        this.numbering = numbering;
        this.outbox = outbox;
        this.reports = reports;
        this.presence = presence;
    }

    @Override
    public void over(Jedis redis, RedisLoop.Stop stop) throws InterruptedException {
        if (pending.isEmpty()) {
            redis.ping();
            presence.found(THREAD);
        }
        while (writeSome(redis) || !stop.isNow()) {
            if (pending.isEmpty()) {
                stop.await(PAUSE_MILLIS);
            }
        }
    }

    /** Writes what waits; whether there was anything. */
    private boolean writeSome(Jedis redis) {
        if (pending.isEmpty()) {
            reports.due().ifPresent(outbox::offer);
            pending = outbox.take(BATCH).stream().map(this::numbered).toList();
        }
        if (pending.isEmpty()) {
            return false;
        }
        write(redis);
        pending = List.of();
        presence.found(THREAD);
        return true;
    }

    private Numbered numbered(News news) {
        Entry entry = new Entry()
                .with("v", VERSION)
                .with("node", numbering.node())
                .with("seq", numbering.next())
                .with("kind", news.kind().word());
        news.write(entry);
        return new Numbered(news.kind().channel(), entry.fields());
    }

    private void write(Jedis redis) {
        List<Object> answers = new ArrayList<>();
        try (Pipeline pipeline = redis.pipelined()) {
            for (Numbered each : pending) {
                XAddParams trimmed =
                        XAddParams.xAddParams().maxLen(each.channel().room()).approximateTrimming();
                pipeline.xadd(each.channel().key(name), each.fields(), trimmed);
            }
            answers.addAll(pipeline.syncAndReturnAll());
        }
        for (Object answer : answers) {
            if (answer instanceof JedisDataException refused) {
                throw refused;
            }
        }
    }
}
