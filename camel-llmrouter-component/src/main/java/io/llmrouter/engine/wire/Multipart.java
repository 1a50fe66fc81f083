package io.llmrouter.engine.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** A form of several parts ({@code multipart/form-data}, RFC 7578), as one body. For one thread. */
public final class Multipart {

    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private final MultipartEntityBuilder builder =
            MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED).setCharset(StandardCharsets.UTF_8);

    /** Adds a field. */
    public Multipart field(String name, String value) {
        builder.addTextBody(name, value, TEXT);
        return this;
    }

    /** Adds a file. */
    public Multipart file(String name, byte[] bytes, String mediaType, String fileName) {
        builder.addBinaryBody(name, bytes, ContentType.parse(mediaType), fileName);
        return this;
    }

    /** The finished form. */
    public Body body() {
        HttpEntity entity = builder.build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            entity.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a form in memory cannot fail to be written", e);
        }
        return new Body(entity.getContentType(), out.toByteArray());
    }

    /**
     * A body and its type, which holds the boundary.
     *
     * @param contentType for the header
     * @param bytes all of it
     */
    @SuppressWarnings("ArrayRecordComponent") // one array from the form to the socket, no copy on the way
    public record Body(String contentType, byte[] bytes) {}
}
