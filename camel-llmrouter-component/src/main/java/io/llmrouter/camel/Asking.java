package io.llmrouter.camel;

import io.llmrouter.engine.Answer;
import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Asks what a message asks, and puts the answer where it belongs: what chat, fallback and enrich have in common. */
final class Asking {

    private final LlmRouterEndpoint endpoint;
    private final LlmRouterConfiguration options;
    private final RequestMapping requests;
    private final RoutingMapping routing;
    private final ResultMapping results;
    private final Destination destination;
    private final History history;

    Asking(LlmRouterEndpoint endpoint, RoutingMapping routing, Destination destination) {
        this.endpoint = endpoint;
        this.routing = routing;
        this.destination = destination;
        options = endpoint.getConfiguration();
        checkStreaming(options);
        history = new History(options);
        requests = new RequestMapping(endpoint.getCamelContext(), options);
        results = new ResultMapping(endpoint.getCamelContext(), options);
    }

    private static void checkStreaming(LlmRouterConfiguration options) {
        if (options.isStreaming() && needsWhole(options)) {
            throw new IllegalArgumentException("streaming=true gives pieces of text: it does not go with"
                    + " responseType=json or outputClass, which need the whole answer");
        }
    }

    private static boolean needsWhole(LlmRouterConfiguration options) {
        return options.getResponseType() == ResponseType.json || options.getOutputClass() != null;
    }

    void ask(Exchange exchange, UnaryOperator<CallOptions> adjustment) {
        Headers headers = Headers.of(exchange, endpoint);
        ChatRequest request = requests.request(exchange, headers);
        CallOptions how = adjustment.apply(routing.options(exchange, headers));
        destination.check(exchange);
        if (wantsStream(headers)) {
            stream(exchange, request, endpoint.router().stream(request, how));
        } else {
            whole(exchange, headers, request, endpoint.router().chat(request, how));
        }
    }

    /** A header that an earlier step was meant to read must not break an operation that needs the whole answer. */
    private boolean wantsStream(Headers headers) {
        return options.getOperation() != LlmRouterOperation.enrich
                && !needsWhole(options)
                && Boolean.TRUE.equals(
                        headers.over(LlmRouterConstants.STREAMING, Boolean.class, options.isStreaming()));
    }

    private void whole(Exchange exchange, Headers headers, ChatRequest request, Answer answer) {
        Object result = results.result(answer, headers);
        destination.put(exchange, result);
        if (history.isKept()) {
            history.append(exchange, request.messages(), answer.response().message());
        }
        AnswerHeaders.set(exchange.getMessage(), answer);
    }

    private void stream(Exchange exchange, ChatRequest request, AnswerStream answer) {
        AnswerStream stream = history.isKept()
                ? new HeardStream(answer, message -> history.append(exchange, request.messages(), message))
                : answer;
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                stream.close();
            }
        });
        AnswerHeaders.target(exchange.getMessage(), stream.target());
        AnswerHeaders.decision(exchange.getMessage(), stream.decision());
        destination.put(
                exchange,
                options.getResponseType() == ResponseType.response
                        ? stream
                        : new AnswerText(stream, exchange, endpoint.headerFilter()));
    }
}
