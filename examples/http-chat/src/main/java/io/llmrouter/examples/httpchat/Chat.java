package io.llmrouter.examples.httpchat;

import io.llmrouter.camel.LlmRouterConstants;
import io.llmrouter.routes.LiveBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;

/** The steps of the route behind {@code POST /chat}. Thread-safe. */
public final class Chat {

    /** Turns the request into the question for the model. */
    public void read(Exchange exchange) {
        String message = Fields.of(exchange.getMessage()).text("message");
        boolean events =
                exchange.getMessage().getHeader("Accept", "", String.class).contains("text/event-stream");
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(LlmRouterConstants.STREAMING, events);
        exchange.getMessage().setBody(message);
    }

    /** Turns the model's answer into the response. */
    public void answer(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Iterator<?> pieces) {
            LiveBody live = new LiveBody(new AnswerEvents(pieces, exchange), () -> close(pieces));
            new Response(exchange).stream(live);
        } else {
            Routing routing = Routing.of(exchange.getMessage());
            String answer = exchange.getMessage().getBody(String.class);
            new Response(exchange).json(200, Map.of("answer", answer, "routing", routing));
        }
    }

    /** Turns what went wrong into the response. */
    public void problem(Exchange exchange) {
        new Response(exchange).problem(Problem.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
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
