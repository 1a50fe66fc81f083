package io.llmrouter.examples.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/** The steps of the archive's routes that are more than a line of YAML. Thread-safe. */
public final class Archive {

    private static final String FILE = "file";
    private static final String KEY = "key";
    private static final String READING = "reading";

    private final Settings settings;
    private final Answers answers;
    private final Progress progress;

    Archive(Settings settings, Answers answers, Progress progress) {
        this.settings = settings;
        this.answers = answers;
        this.progress = progress;
    }

    /** Looks what earlier runs left, and how much there is to do. */
    public void begin() throws IOException {
        answers.restore(progress);
        try (Stream<Path> all = Files.walk(settings.folder())) {
            progress.begin(all.filter(Files::isRegularFile).count());
        }
    }

    /** The files of the archive, found as they are asked for. */
    public Iterator<ArchiveFile> files() throws IOException {
        return Files.walk(settings.folder())
                .filter(Files::isRegularFile)
                .map(path -> ArchiveFile.of(settings.folder(), path))
                .iterator();
    }

    /** Makes a file of the archive what the exchange is about. */
    public void take(Exchange exchange) throws IOException {
        ArchiveFile file = exchange.getMessage().getBody(ArchiveFile.class);
        exchange.setProperty(FILE, file);
        exchange.setProperty(KEY, file.key());
    }

    /** Opens the file. */
    public void open(Exchange exchange) throws IOException {
        ArchiveFile file = exchange.getProperty(FILE, ArchiveFile.class);
        Reading reading = new Reading(file, settings.partCharacters());
        exchange.setProperty(READING, reading);
        reading.begin();
    }

    /** Whether there is more to ask. */
    public boolean isUnfinished(Exchange exchange) {
        return reading(exchange).isUnfinished();
    }

    /** What is to be asked about next. */
    public Iterator<String> parts(Exchange exchange) {
        return reading(exchange).parts();
    }

    /** Adds a model's answer. */
    public void add(Exchange exchange) {
        reading(exchange).add(exchange.getMessage());
    }

    /** Turns the answers into the file that is kept. */
    public void answer(Exchange exchange) throws IOException {
        ArchiveFile file = exchange.getProperty(FILE, ArchiveFile.class);
        Reading reading = reading(exchange);
        reading.close();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("source", file.facts());
        page.put("answer", reading.answer());
        page.put("model", reading.model());
        page.put("degraded", reading.degraded());
        page.put("cost", reading.cost());
        write(exchange, file.name() + ".json", page);
    }

    /** Counts a file whose answer is on disk. */
    public void count(Exchange exchange) throws IOException {
        Files.deleteIfExists(settings.parked().resolve(reasonOf(exchange)));
        progress.answered(reading(exchange).cost());
    }

    /** Turns what went wrong into the file that tells the reason; the next start tries the file again. */
    public void park(Exchange exchange) throws IOException {
        Throwable why = cause(exchange);
        ArchiveFile file = exchange.getProperty(FILE, ArchiveFile.class);
        Reading reading = exchange.getProperty(READING, Reading.class);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("source", file.facts());
        page.put("kind", kind(why));
        page.put("reason", String.valueOf(why.getMessage()));
        if (reading != null) {
            reading.close();
            page.put("cost", reading.cost());
        }
        progress.parked(file.name(), String.valueOf(why.getMessage()), reading == null ? Cost.NONE : reading.cost());
        write(exchange, reasonOf(exchange), page);
    }

    /** Turns the counts into the file of the summary. */
    public void end(Exchange exchange) throws JsonProcessingException {
        write(exchange, "summary.json", progress.facts());
    }

    private static Reading reading(Exchange exchange) {
        return exchange.getProperty(READING, Reading.class);
    }

    private static String reasonOf(Exchange exchange) {
        return exchange.getProperty(FILE, ArchiveFile.class).name() + ".reason.json";
    }

    /** A split says only that a part failed; what it was is behind that. */
    private static Throwable cause(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught instanceof CamelExchangeException && caught.getCause() != null ? caught.getCause() : caught;
    }

    private static String kind(Throwable why) {
        return why instanceof LlmRouterException failed
                ? failed.failure().kind().word()
                : why instanceof Unreadable ? "unreadable" : why.getClass().getSimpleName();
    }

    private static void write(Exchange exchange, String name, Map<String, Object> page) throws JsonProcessingException {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        exchange.getMessage()
                .setBody(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(page));
    }
}
