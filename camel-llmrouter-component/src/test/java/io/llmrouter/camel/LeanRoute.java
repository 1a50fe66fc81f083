package io.llmrouter.camel;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.attachment.AttachmentMessage;

/** What {@link WithoutOptionalPartsTest} runs in a class loader of its own. */
public final class LeanRoute {

    private LeanRoute() {}

    /** The answer to a plain question. */
    public static String ask() {
        return send(exchange -> exchange.getMessage().setBody("hello"));
    }

    /** What becomes of a PDF file. */
    public static String attachPdf() {
        return send(exchange -> Attaching.attach(exchange, "application/pdf"));
    }

    /** What becomes of an HTML page. */
    public static String attachHtml() {
        return send(exchange -> Attaching.attach(exchange, "text/html"));
    }

    /** What becomes of an embedding in this process. */
    public static String embed() {
        try (RouterContext context = new RouterContext(null).start()) {
            return context.send("llmrouter:embed?models=onnx/all-minilm-l6-v2", "hello")
                    .getException()
                    .getMessage();
        }
    }

    /** Learns from a table. */
    public static String learnFromTable() {
        try (RouterContext context = new RouterContext(null)) {
            Exchange exchange = context.start().send("llmrouter:train?training=trial", "prompt,m\nx,1\n");
            return String.valueOf(exchange.getException());
        }
    }

    /** Starts a router whose state is to be shared over Redis. */
    public static String share() {
        RouterContext context = new RouterContext(Map.of("state", Map.of("redis", "redis://127.0.0.1:1")));
        try (context) {
            context.start().send("llmrouter:chat", "hello");
            return "started";
        } catch (RuntimeException e) {
            return String.valueOf(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Starts a router whose accounts have no key. */
    public static String openWithoutKeys() {
        Map<String, Object> accounts = Map.of(
                "aws", Map.of("type", "bedrock", "region", "eu-west-1"),
                "azure", Map.of("type", "azure-openai", "address", Map.of("resource", "mine")),
                "gcp", Map.of("type", "vertex-ai", "address", Map.of("project", "p", "location", "global")));
        try (RouterContext context = new RouterContext(Map.of("providers", accounts))) {
            context.start().send("llmrouter:chat?models=aws/nova-lite,gcp/gemini-2.5-flash", "hello");
            return "started";
        } catch (RuntimeException e) {
            return String.valueOf(e.getCause() == null ? e : e.getCause());
        }
    }

    private static String send(Processor preparation) {
        RouterContext context = new RouterContext(null);
        context.component.setRouter(new RecordingRouter());
        try (context) {
            Exchange exchange = context.start().send("llmrouter:chat", preparation);
            return exchange.getException() == null
                    ? exchange.getMessage().getBody(String.class)
                    : exchange.getException().getMessage();
        }
    }

    /** Apart, because it needs the classes of attachments. */
    private static final class Attaching {

        private static void attach(Exchange exchange, String type) {
            exchange.getMessage(AttachmentMessage.class).addAttachment("a", new DataHandler(new Text(type)));
        }
    }

    private record Text(String type) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("read only");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return "a";
        }
    }
}
