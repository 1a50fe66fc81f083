package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.wire.Transport;
import java.io.InputStream;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/** A client that answers every request with the same body, without a network. */
final class CannedAnswers extends CloseableHttpClient {

    private static final long LIMIT = 8L << 20;

    private final int status;
    private final ContentType type;
    private final Supplier<InputStream> body;

    private CannedAnswers(int status, ContentType type, Supplier<InputStream> body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    /** Each answer reads the body anew. */
    static Transport transport(int status, ContentType type, Supplier<InputStream> body) {
        return Transport.of(new CannedAnswers(status, type, body), LIMIT);
    }

    @Override
    protected CloseableHttpResponse doExecute(HttpHost target, ClassicHttpRequest request, HttpContext context) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(new InputStreamEntity(body.get(), type));
        return CloseableHttpResponse.adapt(response);
    }

    @Override
    public void close(CloseMode mode) {
        // holds nothing open
    }

    @Override
    public void close() {
        close(CloseMode.GRACEFUL);
    }
}
