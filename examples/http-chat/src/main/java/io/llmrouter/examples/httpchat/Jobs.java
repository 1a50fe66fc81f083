package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the routes that accept jobs, answer them, and tell how far they are. Thread-safe. */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger("http-chat");
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final JobFolders folders;
    private final CallbackHosts hosts;
    private final Clock clock;
    private final Supplier<String> ids;

    Jobs(JobFolders folders, CallbackHosts hosts, Clock clock, Supplier<String> ids) {
        this.folders = folders;
        this.hosts = hosts;
        this.clock = clock;
        this.ids = ids;
    }

    /** Turns the request into the file of a new job. */
    public void accept(Exchange exchange) {
        Fields fields = Fields.of(exchange.getMessage());
        String message = fields.text("message");
        URI callback = hosts.check(fields.text("callback"));
        exchange.getMessage().removeHeaders("*");
        Job.accepted(ids.get(), message, callback, clock.instant().toString()).write(exchange);
    }

    /** Tells the client that the job is on disk. */
    public void accepted(Exchange exchange) {
        String id = Job.of(exchange).id();
        new Response(exchange)
                .json(202, Map.of("id", id, "status", JobState.ACCEPTED.word()))
                .header("Location", "/jobs/" + id);
    }

    /** Whether the job still needs an answer: after a crash it may have one already. */
    public boolean isUnanswered(Exchange exchange) {
        String id = exchange.getMessage()
                .getHeader(Exchange.FILE_NAME_ONLY, String.class)
                .replace(".json", "");
        return !folders.holds(JobState.ANSWERED, id) && !folders.holds(JobState.DELIVERED, id);
    }

    /** Turns the file of a job into the question for the model. */
    public void question(Exchange exchange) throws JsonProcessingException {
        exchange.getMessage().setBody(Job.read(exchange).message());
    }

    /** Turns the model's answer into the file of an answered job. */
    public void answered(Exchange exchange) {
        String answer = exchange.getMessage().getBody(String.class);
        Job.of(exchange).answered(answer, Routing.of(exchange.getMessage())).write(exchange);
    }

    /** Turns what went wrong into the file of a job that has a problem instead of an answer. */
    public void failed(Exchange exchange) {
        Problem problem = Problem.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        Job job = Job.of(exchange).failed(problem);
        LOG.warn("job {}: no answer, {}: {}", job.id(), problem.kind(), problem.detail());
        job.write(exchange);
    }

    /**
     * Tells how far a job is.
     *
     * @throws Refusal if there is no such job
     */
    public void status(Exchange exchange) throws IOException {
        String id = exchange.getMessage().getHeader("id", "", String.class);
        if (!ID.matcher(id).matches()) {
            throw Refusal.notFound("there is no job '" + id + "'");
        }
        Map.Entry<JobState, Job> found =
                folders.find(id).orElseThrow(() -> Refusal.notFound("there is no job '" + id + "'"));
        Job job = found.getValue();
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("id", job.id());
        status.put("status", found.getKey().word());
        status.put("acceptedAt", job.acceptedAt());
        status.put("answer", job.answer());
        status.put("routing", job.routing());
        status.put("problem", job.problem());
        status.put("delivery", job.delivery());
        status.values().removeIf(Objects::isNull);
        new Response(exchange).json(200, status);
    }
}
