package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests over an Apache HttpClient and tells how each ended. Blocks; thread-safe. One call is one request on the
 * wire: redirects are never followed, and a client that is handed in must not repeat requests by itself (see
 * {@link #prepare}). There is no time limit but the one on connecting: whoever wants one cancels. Neither bodies nor
 * headers are logged.
 */
public final class Transport implements AutoCloseable {

    /** The longest answer that is read when nothing else is said, in bytes: 32 MiB. */
    public static final long DEFAULT_LIMIT = 32L << 20;

    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_PER_ROUTE = 256;
    private static final int MOST_HEADERS = 256;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final Timeout LEASE = Timeout.ofSeconds(10);

    private final HttpClient client;
    private final long limit;
    private final Runnable onClose;

    private Transport(HttpClient client, long limit, Runnable onClose) {
        this.client = client;
        this.limit = limit;
        this.onClose = onClose;
    }

    /** Over a client that belongs to someone else, with the longest answer to read, in bytes. */
    public static Transport of(HttpClient client, long limit) {
        return new Transport(client, limit, () -> {});
    }

    /** Over a client that belongs to someone else. */
    public static Transport of(HttpClient client) {
        return of(client, DEFAULT_LIMIT);
    }

    /** Over a client and a pool of its own, closed with it. */
    public static Transport standalone() {
        PoolingHttpClientConnectionManager pool = pool();
        return new Transport(
                prepare(HttpClientBuilder.create()).setConnectionManager(pool).build(),
                DEFAULT_LIMIT,
                () -> pool.close(CloseMode.IMMEDIATE));
    }

    /**
     * Turns off what would send a request twice or elsewhere without our knowing: retries, redirects, cookies. To be
     * called on the builder of each client that is handed in.
     */
    public static HttpClientBuilder prepare(HttpClientBuilder builder) {
        return builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression();
    }

    /** A pool sized for streams, which hold their connection for as long as the model speaks. */
    static PoolingHttpClientConnectionManager pool() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(boundedHeaders())
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_PER_ROUTE)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(2))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .build();
    }

    /** By default the client reads headers for as long as they come, and keeps them all. */
    private static Http1Config boundedHeaders() {
        return Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_HEADER)
                .build();
    }

    /**
     * Sends a request and waits for the status and headers of its answer, which the caller closes. Cancelling closes the
     * connection, also while the answer is being read.
     */
    public Outcome<WireResponse> send(WireRequest wire, Duration connectTimeout, Cancellation cancellation) {
        RequestBody body =
                new RequestBody(wire.body(), wire.headers().getOrDefault("Content-Type", "application/json"));
        HttpUriRequestBase request = request(wire, body, connectTimeout);
        Exchange exchange = new Exchange(request, body, cancellation);
        boolean answered = false;
        try {
            HttpClientContext context = HttpClientContext.create();
            var response = client.executeOpen(RoutingSupport.determineHost(request), request, context);
            answered = true;
            return Outcome.answered(new WireResponse(response, exchange, limit));
        } catch (IOException e) {
            return Outcome.failed(exchange.failure(e));
        } catch (HttpException e) {
            return Outcome.failed(exchange.failure(new IOException(e.getMessage(), e)));
        } catch (IllegalStateException e) {
            return Outcome.failed(FailureKind.CANCELLED, "the transport is closed: " + e.getMessage());
        } finally {
            if (!answered) {
                exchange.end();
            }
        }
    }

    @SuppressWarnings("deprecation") // the only place where a connect timeout can differ from call to call
    private static HttpUriRequestBase request(WireRequest wire, RequestBody body, Duration connectTimeout) {
        HttpUriRequestBase request = new HttpUriRequestBase(wire.method(), wire.uri());
        wire.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                request.setHeader(name, value);
            }
        });
        if (wire.body().length > 0) {
            request.setEntity(body);
        }
        request.setConfig(RequestConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setConnectionRequestTimeout(LEASE)
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .build());
        return request;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
