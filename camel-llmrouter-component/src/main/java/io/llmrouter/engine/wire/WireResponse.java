package io.llmrouter.engine.wire;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer whose body is still on the wire. Read to its end, it gives the connection back to the pool; closed
 * before, it closes the connection. One thread reads; any thread may close, as often as wanted.
 */
public final class WireResponse implements AutoCloseable {

    /** Below this length an array of just that length saves memory, since the stream would take one of 16 KiB. */
    private static final int FIRST_READ = 16 * 1024;

    private final ClassicHttpResponse response;
    private final Exchange exchange;
    private final Map<String, String> headers;
    private final long limit;
    private @Nullable InputStream opened;

    WireResponse(ClassicHttpResponse response, Exchange exchange, long limit) {
        this.response = response;
        this.exchange = exchange;
        this.limit = limit;
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            anyCase.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        this.headers = Collections.unmodifiableMap(anyCase);
    }

    /** The HTTP status. */
    public int status() {
        return response.getCode();
    }

    /** The headers; names are looked up without regard to case, repeated ones are joined by a comma. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The media type without parameters, in lower case; empty if the answer has none. */
    public String mediaType() {
        String type = headers.getOrDefault("Content-Type", "");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The body's whole bytes, or why there are none: broken off, cancelled, or longer than the transport's limit. */
    public Outcome<byte[]> bytes() {
        try (this) {
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                return Outcome.answered(new byte[0]);
            }
            if (entity.getContentLength() > limit) {
                return tooLarge();
            }
            byte[] bytes = read(body(entity), entity.getContentLength());
            return bytes.length > limit ? tooLarge() : Outcome.answered(bytes);
        } catch (IOException e) {
            return Outcome.failed(failure(e));
        }
    }

    /** Reads to the end, which gives the connection back; where the length is known, into an array of that length. */
    private byte[] read(InputStream body, long length) throws IOException {
        int most = (int) Math.min(limit + 1, Integer.MAX_VALUE - 8);
        if (length < 0 || length > FIRST_READ) {
            return body.readNBytes(most);
        }
        byte[] bytes = body.readNBytes((int) length);
        if (body.read() >= 0) {
            throw new IOException("the body is longer than its Content-Length");
        }
        return bytes;
    }

    private Outcome<byte[]> tooLarge() {
        return Outcome.failed(FailureKind.TOO_LARGE, "the answer is longer than our limit of " + limit + " bytes");
    }

    /**
     * Whether the answer is whole, although its body was to be a stream. Where the media type does not tell it, this waits
     * for the first bytes.
     */
    public boolean isWhole(Framing framing) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null || !mediaType().endsWith("json")) {
            return false;
        }
        InputStream body = new BufferedInputStream(entity.getContent());
        opened = body;
        return framing.isWhole(mediaType(), new Opening(body));
    }

    private InputStream body(HttpEntity entity) throws IOException {
        InputStream body = opened;
        return body == null ? entity.getContent() : body;
    }

    /** The body as events; one event is held to the transport's limit, the stream as a whole is not. */
    public FrameReader events(Framing framing) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : body(entity);
        return framing.reader(body, (int) Math.min(limit, Integer.MAX_VALUE - 8));
    }

    /** What an exception met while reading the body means. */
    public Failure failure(IOException problem) {
        return exchange.failure(problem);
    }

    @Override
    public void close() {
        exchange.end();
    }
}
