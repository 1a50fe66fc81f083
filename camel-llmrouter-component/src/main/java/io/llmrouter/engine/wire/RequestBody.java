package io.llmrouter.engine.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body in memory that remembers whether it began to be sent: until then the provider cannot have acted on it. */
final class RequestBody extends AbstractHttpEntity {

    private final byte[] bytes;
    private volatile boolean sent;

    RequestBody(byte[] bytes, String contentType) {
        super(ContentType.parse(contentType), null);
        this.bytes = bytes;
    }

    boolean sent() {
        return sent;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        sent = true;
        out.write(bytes);
        out.flush();
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return bytes.length;
    }

    @Override
    public void close() {}
}
