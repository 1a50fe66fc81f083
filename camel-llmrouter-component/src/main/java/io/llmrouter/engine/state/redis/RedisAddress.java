package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * A server, and how it is talked to. Taken apart here, because the library shows the whole address, password and all, where it
 * finds it wrong.
 */
record RedisAddress(HostAndPort server, JedisClientConfig manner) {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 5_000;

    static RedisAddress of(StateSettings settings) {
        URI address = Objects.requireNonNull(settings.redis());
        JedisClientConfig manner = DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(address))
                .password(JedisURIHelper.getPassword(address))
                .database(JedisURIHelper.getDBIndex(address))
                .ssl(JedisURIHelper.isRedisSSLScheme(address))
                .sslParameters(verifyingHost())
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(ANSWER_MILLIS)
                .blockingSocketTimeoutMillis(ANSWER_MILLIS)
                .build();
        return new RedisAddress(new HostAndPort(address.getHost(), settings.port()), manner);
    }

    /** The library by itself takes a certificate of any host. */
    private static SSLParameters verifyingHost() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /** A new connection; it is open, or this throws. */
    Jedis open() {
        return new Jedis(server, manner);
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
