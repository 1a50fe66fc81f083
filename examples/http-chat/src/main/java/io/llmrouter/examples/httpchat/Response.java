package io.llmrouter.examples.httpchat;

import io.llmrouter.engine.wire.Json;
import io.llmrouter.routes.LiveBody;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The HTTP response an exchange ends with. What the request's headers said is not sent back. */
final class Response {

    private final Message message;

    Response(Exchange exchange) {
        message = exchange.getMessage();
    }

    /** A JSON object. */
    Response json(int status, Object json) {
        message.removeHeaders("*");
        return send(status, "application/json", Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** What went wrong. */
    Response problem(Problem problem) {
        message.removeHeaders("*");
        return send(
                problem.status(),
                "application/problem+json",
                Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }

    /** Server-sent events, as they come. The headers stay, as those of an answer are there only at its end. */
    Response stream(LiveBody events) {
        return send(200, "text/event-stream", events)
                .header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    Response header(String name, String value) {
        message.setHeader(name, value);
        return this;
    }

    private Response send(int status, String type, Object body) {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setBody(body);
        return this;
    }
}
