package io.llmrouter.camel;

import io.llmrouter.engine.config.CatalogueSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Fetches lists that are published somewhere: at a resource, or through any Camel endpoint. Used by one thread. */
final class Published implements AutoCloseable {

    /** The built-in catalogue is a twentieth of it. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final long PATIENCE_MILLIS = 30_000;

    private final CamelContext context;
    private final ProducerTemplate producer;
    private final ConsumerTemplate consumer;

    Published(CamelContext context) {
        this.context = context;
        producer = context.createProducerTemplate();
        consumer = context.createConsumerTemplate();
    }

    /** Where it is, without what may be secret. */
    static String place(CatalogueSource source) {
        String uri = URISupport.sanitizeUri(source.from());
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /**
     * The list as it is now; empty when an endpoint that is polled has nothing new.
     *
     * @throws IllegalArgumentException if it cannot be had, or is larger than any list of models
     */
    Optional<byte[]> fetch(CatalogueSource source) {
        if (source.poll()) {
            return polled(source);
        }
        return Optional.of(isResource(source.from()) ? resource(source) : asked(source));
    }

    private static boolean isResource(String from) {
        boolean file = from.startsWith("file:") && from.indexOf('?') < 0;
        return file || from.startsWith("classpath:") || from.startsWith("resource:");
    }

    private byte[] resource(CatalogueSource source) {
        String from = source.from();
        String uri = from.startsWith("resource:") ? from.substring("resource:".length()) : from;
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, uri)) {
            return bytes(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e, e);
        }
    }

    private byte[] asked(CatalogueSource source) {
        Exchange answer = producer.request(source.from(), exchange -> exchange.setPattern(ExchangePattern.InOut));
        if (answer.getException() != null) {
            throw failed(answer.getException());
        }
        return body(answer.getMessage());
    }

    private Optional<byte[]> polled(CatalogueSource source) {
        Exchange received = consumer.receive(source.from(), PATIENCE_MILLIS);
        if (received == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(body(received.getMessage()));
        } finally {
            consumer.doneUoW(received);
        }
    }

    private static byte[] body(Message message) {
        InputStream in = message.getBody(InputStream.class);
        if (in == null) {
            throw new IllegalArgumentException("it is empty");
        }
        try (in) {
            return bytes(in);
        } catch (IOException e) {
            throw new UncheckedIOException("it broke off", e);
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("it is larger than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    /** The endpoint's own message may repeat its address with what is secret in it. */
    private static IllegalArgumentException failed(@Nullable Exception why) {
        String kind = why == null ? "" : why.getClass().getSimpleName();
        String message = why == null ? "" : URISupport.sanitizeUri(String.valueOf(why.getMessage()));
        return new IllegalArgumentException("it cannot be fetched: " + kind + ": " + message, why);
    }

    @Override
    public void close() {
        producer.stop();
        consumer.stop();
    }
}
