package io.llmrouter.examples.quickstart;

import io.llmrouter.camel.LlmRouterConstants;
import io.llmrouter.engine.model.Message;
import io.llmrouter.routes.LiveBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The steps of the route behind {@code POST /ask}: reads the request, and writes the answer, whole or streamed, or the
 * problem (RFC 9457). Thread-safe.
 */
public final class Ask {

    /** Turns the request into the question for the model. */
    public void read(Exchange exchange) {
        Question question = Question.of(exchange.getMessage());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(LlmRouterConstants.STREAMING, question.streamed());
        exchange.getMessage().setBody(Message.user(question.prompt()));
    }

    /** Turns the model's answer into the response. */
    public void answer(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Iterator<?> pieces) {
            respond(
                    exchange,
                    200,
                    "text/event-stream",
                    new LiveBody(new AnswerEvents(pieces, exchange), () -> close(pieces)));
            exchange.getMessage().setHeader("Cache-Control", "no-cache");
        } else {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("answer", exchange.getMessage().getBody(String.class));
            answer.putAll(summary(exchange));
            respond(exchange, 200, "application/json", Page.of(answer));
        }
    }

    /** Turns what went wrong into the response. */
    public void problem(Exchange exchange) {
        Problem problem = Problem.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        exchange.getMessage().removeHeaders("*");
        respond(exchange, problem.status(), "application/problem+json", Page.of(problem.facts()));
    }

    /** How the answer came about, in short. */
    static Map<String, Object> summary(Exchange exchange) {
        Routing routing = Routing.of(exchange.getMessage());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", routing.target());
        summary.put("degraded", routing.degraded() != null);
        summary.put("decisionId", routing.decision().get("id"));
        summary.put("cost", routing.cost());
        return summary;
    }

    private static void respond(Exchange exchange, int status, String type, Object body) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody(body);
    }

    private static void close(Object pieces) {
        if (pieces instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
