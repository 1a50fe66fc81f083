package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A message whose answer is posted later, as it is kept on disk.
 *
 * @param id its unique id
 * @param message what was asked
 * @param callback where the answer is to be posted
 * @param acceptedAt when it was accepted, in UTC
 * @param answer what the model said; absent before, and when no model answered
 * @param routing how the answer came about
 * @param problem why no model answered
 * @param delivery why the answer did not reach its callback
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Job(
        String id,
        String message,
        URI callback,
        String acceptedAt,
        @Nullable String answer,
        @Nullable Routing routing,
        @Nullable Problem problem,
        @Nullable Problem delivery) {

    private static final String PROPERTY = "job";

    static Job accepted(String id, String message, URI callback, String at) {
        return new Job(id, message, callback, at, null, null, null, null);
    }

    /** Reads a job from the file in the body, and keeps it in the exchange. */
    static Job read(Exchange exchange) throws JsonProcessingException {
        Job job = Json.mapper().readValue(exchange.getMessage().getBody(String.class), Job.class);
        exchange.setProperty(PROPERTY, job);
        return job;
    }

    /** The job that was read or kept before. */
    static Job of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Job.class);
    }

    /** Keeps the job in the exchange, and makes its file of the body. */
    void write(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
        exchange.getMessage().setHeader(Exchange.FILE_NAME, id + ".json");
        exchange.getMessage().setBody(Json.write(this).getBytes(StandardCharsets.UTF_8));
    }

    Job answered(String text, Routing how) {
        return new Job(id, message, callback, acceptedAt, text, how, null, null);
    }

    Job failed(Problem why) {
        return new Job(id, message, callback, acceptedAt, null, null, why, null);
    }

    Job undelivered(Problem why) {
        return new Job(id, message, callback, acceptedAt, answer, routing, problem, why);
    }
}
