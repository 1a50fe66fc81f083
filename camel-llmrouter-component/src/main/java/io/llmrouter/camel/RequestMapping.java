package io.llmrouter.camel;

import io.llmrouter.camel.attachment.AttachmentRules;
import io.llmrouter.camel.attachment.Attachments;
import io.llmrouter.camel.attachment.UnreadableException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Makes a request of a message: its body, and the endpoint's options with the headers over them. */
final class RequestMapping {

    private final CamelContext context;
    private final LlmRouterConfiguration options;
    private final @Nullable Template system;
    private final @Nullable Template user;
    private final @Nullable OutputFormat output;
    private final OutputClass outputClass;
    private final Map<Class<?>, OutputFormat> formats = new ConcurrentHashMap<>();
    private final List<String> stop;
    private final Attachments attachments;
    private final History history;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    RequestMapping(CamelContext context, LlmRouterConfiguration options) {
        this.context = context;
        this.options = options;
        system = template(options.getSystemMessage());
        user = template(options.getUserMessage());
        String schema = options.getJsonSchema();
        outputClass = new OutputClass(context, options.getOutputClass());
        output = schema == null ? null : JsonSchema.format(Template.load(context, schema));
        stop = Headers.split(options.getStop());
        history = new History(options);
        attachments = new Attachments(
                context,
                new AttachmentRules(
                        options.getAttachments(),
                        options.getAttachmentPdf(),
                        options.getMaxAttachments(),
                        options.getMaxAttachmentSize()));
        checkSampling();
    }

    private void checkSampling() {
        Sampling.of(options.getTemperature(), options.getTopP(), options.getMaxTokens(), options.getSeed(), stop);
    }

    private @Nullable Template template(@Nullable String source) {
        return source == null || source.isBlank() ? null : Template.of(context, source);
    }

    ChatRequest request(Exchange exchange, Headers headers) {
        String question = text(LlmRouterConstants.USER_MESSAGE, user, exchange, headers);
        ChatRequest asked = Question.ask(BodyReader.read(exchange, question != null), question, attachments(exchange));
        ChatRequest request =
                asked.withSampling(sampling(asked.sampling(), headers)).withOutput(output(asked, headers));
        String instructions = text(LlmRouterConstants.SYSTEM_MESSAGE, system, exchange, headers);
        List<Message> before = history.of(exchange);
        if (instructions == null && before.isEmpty()) {
            return request;
        }
        List<Message> messages = new ArrayList<>();
        if (instructions != null) {
            messages.add(Message.system(instructions));
        }
        messages.addAll(before);
        messages.addAll(request.messages());
        return request.withMessages(messages);
    }

    private List<Content> attachments(Exchange exchange) {
        try {
            return attachments.read(exchange);
        } catch (UnreadableException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable String text(String header, @Nullable Template option, Exchange exchange, Headers headers) {
        String given = headers.value(header, String.class);
        if (given != null) {
            return resource(header, given, headers);
        }
        return option == null ? null : option.text(exchange);
    }

    private String resource(String header, String given, Headers headers) {
        if (Template.isResource(given) && !headers.win()) {
            throw Invalid.request("the header " + header + " names a resource; only with headerOverrides=all may it");
        }
        return Template.load(context, given);
    }

    private Sampling sampling(Sampling asked, Headers headers) {
        List<String> ends = headers.words(LlmRouterConstants.STOP);
        List<String> usual = asked.stop().isEmpty() ? stop : asked.stop();
        Double temperature = headers.over(
                LlmRouterConstants.TEMPERATURE, Double.class, first(asked.temperature(), options.getTemperature()));
        Double topP = headers.over(LlmRouterConstants.TOP_P, Double.class, first(asked.topP(), options.getTopP()));
        Integer maxTokens = maxTokens(asked, headers);
        return new Sampling(
                inRange(LlmRouterConstants.TEMPERATURE, temperature, each -> alone(each, null, null)),
                inRange(LlmRouterConstants.TOP_P, topP, each -> alone(null, each, null)),
                asked.topK(),
                inRange(LlmRouterConstants.MAX_TOKENS, maxTokens, each -> alone(null, null, each)),
                headers.over(LlmRouterConstants.SEED, Long.class, first(asked.seed(), options.getSeed())),
                ends == null ? usual : ends,
                asked.frequencyPenalty(),
                asked.presencePenalty(),
                asked.logprobs());
    }

    private static Sampling alone(@Nullable Double temperature, @Nullable Double topP, @Nullable Integer maxTokens) {
        return Sampling.of(temperature, topP, maxTokens, null, List.of());
    }

    /** Only a header can still be out of range here: the option was checked at the start, the body where it was read. */
    private static <T> @Nullable T inRange(String header, @Nullable T value, Consumer<T> alone) {
        try {
            if (value != null) {
                alone.accept(value);
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + header + " is '" + value + "': " + e.getMessage(), e);
        }
    }

    private @Nullable Integer maxTokens(Sampling asked, Headers headers) {
        Integer limit =
                headers.tighter(LlmRouterConstants.MAX_TOKENS, Integer.class, options.getMaxTokens(), Math::min);
        if (asked.maxTokens() == null || limit == null) {
            return limit == null ? asked.maxTokens() : limit;
        }
        return headers.win() ? limit : Integer.valueOf(Math.min(asked.maxTokens(), limit));
    }

    /** A schema that is given stands over one made of the class, and both over the form the request asks for. */
    private OutputFormat output(ChatRequest asked, Headers headers) {
        String schema = headers.value(LlmRouterConstants.JSON_SCHEMA, String.class);
        if (schema != null) {
            return headerFormat(resource(LlmRouterConstants.JSON_SCHEMA, schema, headers));
        }
        if (output != null) {
            return output;
        }
        Class<?> type = outputClass.of(headers);
        return type == null ? asked.output() : formats.computeIfAbsent(type, JsonSchema::format);
    }

    private static OutputFormat headerFormat(String schema) {
        try {
            return JsonSchema.format(schema);
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + LlmRouterConstants.JSON_SCHEMA + ": " + e.getMessage(), e);
        }
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
