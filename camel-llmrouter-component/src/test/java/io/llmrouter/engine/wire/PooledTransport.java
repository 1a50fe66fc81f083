package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A transport whose pool can be looked into, and that fails a test which leaves a connection in use. */
public final class PooledTransport implements AfterEachCallback {

    private final PoolingHttpClientConnectionManager pool = Transport.pool();
    private final Transport transport;

    private PooledTransport(long limit) {
        transport = Transport.of(
                Transport.prepare(HttpClientBuilder.create())
                        .setConnectionManager(pool)
                        .build(),
                limit);
    }

    public static PooledTransport open() {
        return new PooledTransport(Transport.DEFAULT_LIMIT);
    }

    public static PooledTransport limitedTo(long bytes) {
        return new PooledTransport(bytes);
    }

    public Transport transport() {
        return transport;
    }

    /** How many connections wait in the pool to be used again. */
    public int kept() {
        return pool.getTotalStats().getAvailable();
    }

    /** How many connections are in use. */
    public int leased() {
        return pool.getTotalStats().getLeased();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            assertThat(leased()).as("connections still in use").isZero();
        } finally {
            pool.close();
        }
    }
}
