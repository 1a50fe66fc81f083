package io.llmrouter.engine.state.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;
import redis.embedded.RedisServer;

/** A real Redis of its own, at a free port, that can go and come back there. Keeps nothing when it goes. */
public final class RedisProcess implements AutoCloseable {

    public static final String PASSWORD = "very-secret-word";

    private final int port;
    private final boolean locked;
    private RedisServer server;

    private RedisProcess(boolean locked) {
        this.locked = locked;
        port = freePort();
        start();
    }

    /** Below those that systems hand out by themselves: whoever connects while Redis is away must not take it. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(RedisProcess::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RedisProcess started() {
        return new RedisProcess(false);
    }

    /** One that wants {@link #PASSWORD}. */
    public static RedisProcess locked() {
        return new RedisProcess(true);
    }

    public String address() {
        return "redis://" + (locked ? ":" + PASSWORD + "@" : "") + "127.0.0.1:" + port;
    }

    public void start() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .settingIf(locked, "requirepass " + PASSWORD)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of one stream of a name. */
    List<Map<String, String>> entries(String key) {
        try (Jedis redis = client()) {
            return redis.xrange(key, StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID).stream()
                    .map(StreamEntry::getFields)
                    .toList();
        }
    }

    public Jedis client() {
        return new Jedis(java.net.URI.create(address()));
    }

    @Override
    public void close() {
        stop();
    }
}
