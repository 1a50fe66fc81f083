package io.llmrouter.examples.quickstart;

import io.llmrouter.camel.LlmRouterConstants;
import io.llmrouter.engine.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The steps of the folder's route that are more than a line of YAML: makes of a file the question for the model, then
 * the result, or the reason why there is none. Thread-safe: what belongs to one file is kept in its exchange.
 */
public final class Desk {

    private static final String FILE = "file";
    private static final String NAME = "name";
    private static final String DOCUMENT = "document";
    private static final String SHA = "sha256";

    /** Where the file itself goes in the end; the route's {@code move} reads it. */
    private static final String KEEP_AS = "keepAs";

    private final Documents documents;
    private final Shelf outbox;
    private final Shelf parked;
    private final Shelf done;
    private final String schema;
    private final RunningTotal total;
    private final Clock clock;

    Desk(QuickstartSettings settings, RunningTotal total, Clock clock) {
        this.documents = new Documents(settings);
        this.outbox = new Shelf(settings.outbox());
        this.parked = new Shelf(settings.parked());
        this.done = new Shelf(settings.done());
        this.schema = Description.schema(settings.categories());
        this.total = total;
        this.clock = clock;
    }

    /** Turns a file into the question about it. */
    public void read(Exchange exchange) throws IOException {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        Path file = Path.of(exchange.getMessage().getHeader("CamelFileAbsolutePath", String.class));
        exchange.setProperty(NAME, name);
        exchange.setProperty(FILE, file);
        Document document = documents.read(file, name);
        exchange.setProperty(DOCUMENT, document);
        exchange.getMessage().setHeader(LlmRouterConstants.JSON_SCHEMA, schema);
        exchange.getMessage().setBody(Message.user(document.text()));
    }

    /** Turns the model's answer into the result, and says under which name it is to be written. */
    public void report(Exchange exchange) throws IOException {
        Document document = exchange.getProperty(DOCUMENT, Document.class);
        Description description = Description.read(exchange.getMessage().getBody(String.class));
        Routing routing = Routing.of(exchange.getMessage());
        String name = exchange.getProperty(NAME, String.class);
        String sha = String.valueOf(document.facts().get(SHA));
        keepIn(done, exchange, sha);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("source", document.facts());
        result.putAll(description.facts());
        result.put("routing", routing.facts());
        result.put("cost", routing.cost());
        write(exchange, outbox.place(name, ".json", there -> Page.isAbout(there, sha)), result);
    }

    /** Turns what went wrong into the reason, and says under which name it is to be written. */
    public void park(Exchange exchange) throws IOException {
        Path file = exchange.getProperty(FILE, Path.class);
        String name = exchange.getProperty(NAME, String.class);
        Map<String, Object> source = Documents.facts(file, name);
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("source", source);
        reason.put("parkedAt", clock.instant().toString());
        reason.putAll(Reason.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
        String place = keepIn(parked, exchange, String.valueOf(source.get(SHA)));
        write(exchange, place + ".reason.json", reason);
    }

    /** Counts a file whose result was written. */
    public void count(Exchange exchange) {
        total.answered(exchange.getProperty(NAME, String.class), Routing.of(exchange.getMessage()));
    }

    /** Counts a file that was parked. */
    public void countParked(Exchange exchange) {
        Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        total.parked(exchange.getProperty(NAME, String.class), Reason.of(why));
    }

    private static String keepIn(Shelf shelf, Exchange exchange, String sha) throws IOException {
        String place = shelf.place(exchange.getProperty(NAME, String.class), "", there -> sha.equals(Digest.of(there)));
        exchange.setProperty(KEEP_AS, shelf.resolve(place).toString());
        return place;
    }

    private static void write(Exchange exchange, String name, Map<String, Object> page) {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        exchange.getMessage().setBody(Page.of(page));
    }
}
