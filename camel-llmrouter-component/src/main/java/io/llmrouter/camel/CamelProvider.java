package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ReplayedStream;
import io.llmrouter.engine.provider.schema.SchemaCheck;
import io.llmrouter.engine.wire.Interruption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * A Camel endpoint as a provider. It is sent the last question as its body, the instructions as a header, the whole
 * request as an exchange property, and the asking exchange's own headers and variables; the body it returns is the
 * answer. What form the answer must have is told among the instructions; one that strays from a schema is a failed
 * attempt, where there is a check. A call runs in the caller's thread and is interrupted when it is cancelled.
 */
final class CamelProvider implements Provider {

    private final Endpoint endpoint;
    private final HeaderFilter filter;
    private final ProducerTemplate template;

    CamelProvider(Endpoint endpoint, HeaderFilter filter) {
        this.endpoint = endpoint;
        this.filter = filter;
        template = endpoint.getCamelContext().createProducerTemplate();
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return AnswerForm.inWords(call.request())
                .fold(
                        form -> ask(call, form).fold(SchemaCheck.whereThereIsOne(form)::held, Outcome::failed),
                        Outcome::failed);
    }

    private Outcome<ChatResponse> ask(ProviderCall<ChatRequest> call, AnswerForm form) {
        Interruption interruption = new Interruption(Thread.currentThread());
        call.cancellation().onCancel(interruption);
        Exchange exchange = exchange(call, form);
        try {
            exchange = template.send(endpoint, exchange);
        } finally {
            call.cancellation().forget(interruption);
            interruption.end();
        }
        Failure cancelled = call.cancellation().reason().orElse(null);
        return cancelled == null ? outcome(exchange, call) : Outcome.failed(cancelled);
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        return chat(call).map(ReplayedStream::of);
    }

    @Override
    public List<String> adjustments(ModelRequest<?> request, String model, CardFacts card) {
        return request.chat().stream()
                .flatMap(chat -> AnswerForm.inWords(chat)
                        .fold(
                                form -> Stream.ofNullable(form.note()),
                                failure -> Stream.of("refuses it: " + failure.message())))
                .toList();
    }

    @Override
    public void close() {
        template.stop();
    }

    private Exchange exchange(ProviderCall<ChatRequest> call, AnswerForm form) {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        if (call.context() instanceof Exchange asking) {
            propagate(asking, exchange);
        }
        List<Message> messages = form.told(call.request().messages());
        exchange.getMessage().setBody(text(messages, Role.USER, true));
        String instructions = text(messages, Role.SYSTEM, false);
        if (!instructions.isEmpty()) {
            exchange.getMessage().setHeader(LlmRouterConstants.SYSTEM_MESSAGE, instructions);
        }
        exchange.setProperty(LlmRouterConstants.REQUEST_PROPERTY, call.request());
        return exchange;
    }

    /** Camel's own headers stay behind: they would steer the endpoint, such as the path of an HTTP call. */
    private void propagate(Exchange asking, Exchange exchange) {
        asking.getMessage().getHeaders().forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("camel") && !filter.hides(asking, name, value)) {
                exchange.getMessage().setHeader(name, value);
            }
        });
        asking.getVariables().forEach(exchange::setVariable);
        exchange.setProperty(Exchange.CORRELATION_ID, asking.getExchangeId());
    }

    private static String text(List<Message> messages, Role role, boolean onlyLast) {
        List<String> texts = messages.stream()
                .filter(message -> message.role() == role)
                .map(Message::text)
                .toList();
        int skipped = onlyLast ? Math.max(0, texts.size() - 1) : 0;
        return texts.stream().skip(skipped).collect(Collectors.joining("\n\n"));
    }

    private Outcome<ChatResponse> outcome(Exchange exchange, ProviderCall<ChatRequest> call) {
        Exception exception = exchange.getException();
        if (exception != null) {
            return Outcome.failed(EndpointFailures.of(exception, endpoint));
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof ChatResponse response) {
            return Outcome.answered(response);
        }
        if (body == null) {
            return Outcome.failed(FailureKind.MALFORMED_RESPONSE, endpoint + " returned nothing");
        }
        try {
            String text = BodyReader.text(exchange, body);
            return Outcome.answered(ChatResponse.of(call.model(), text, usage(exchange, call, text)));
        } catch (LlmRouterException e) {
            return Outcome.failed(
                    FailureKind.MALFORMED_RESPONSE,
                    endpoint + ": " + e.failure().message());
        }
    }

    private static Usage usage(Exchange exchange, ProviderCall<ChatRequest> call, String text) {
        Long input = tokens(exchange, LlmRouterConstants.INPUT_TOKENS);
        Long output = tokens(exchange, LlmRouterConstants.OUTPUT_TOKENS);
        if (input != null && output != null) {
            return Usage.of(input, output);
        }
        int asked = call.request().messages().stream()
                .mapToInt(message -> message.text().length())
                .sum();
        return Usage.estimated((asked + 3) / 4, (text.length() + 3) / 4);
    }

    private static @Nullable Long tokens(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, Long.class);
    }
}
