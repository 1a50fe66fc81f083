package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the route that posts answers to their callbacks. Thread-safe. */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger("http-chat");

    /** Turns the file of an answered job into the request to its callback. */
    public void notification(Exchange exchange) throws JsonProcessingException {
        Job job = Job.read(exchange);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", job.id());
        if (job.problem() == null) {
            told.put("answer", String.valueOf(job.answer()));
        } else {
            told.put("problem", job.problem());
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("CamelHttpUri", job.callback().toString());
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader("Idempotency-Key", job.id());
        exchange.getMessage().setBody(Json.write(told).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the callback refused the request itself, so that it will refuse it again. */
    public boolean isRefused(Exchange exchange) {
        Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return why instanceof HttpOperationFailedException failed && isRefusal(failed.getStatusCode());
    }

    /** Says where the file of a job goes that was delivered: one without an answer is kept for a person to look at. */
    public void arrived(Exchange exchange) {
        Job job = Job.of(exchange);
        exchange.setProperty("folder", (job.problem() == null ? JobState.DELIVERED : JobState.PARKED).word());
        LOG.info("job {}: delivered to {}", job.id(), job.callback().getHost());
        job.write(exchange);
    }

    /** Turns an answer that nobody took into the file of a parked job. */
    public void gaveUp(Exchange exchange) {
        Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Job job = Job.of(exchange).undelivered(Problem.undeliverable(why));
        LOG.warn("job {}: parked, {}", job.id(), why.toString());
        job.write(exchange);
    }

    private static boolean isRefusal(int status) {
        return status >= 300 && status < 500 && status != 408 && status != 425 && status != 429;
    }
}
