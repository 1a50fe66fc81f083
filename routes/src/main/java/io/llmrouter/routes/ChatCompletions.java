package io.llmrouter.routes;

import io.llmrouter.engine.Answer;
import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.provider.openai.OpenAiChatRequest;
import io.llmrouter.engine.provider.openai.OpenAiChunkWriter;
import io.llmrouter.engine.provider.openai.OpenAiRequestReader;
import io.llmrouter.engine.provider.openai.OpenAiResponseWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Answers requests of OpenAI's Chat Completions interface, documented at
 * https://platform.openai.com/docs/api-reference/chat: whole, or as server-sent events that leave as they come. What the
 * engine cannot answer becomes a response in OpenAI's form, too. Thread-safe.
 */
public final class ChatCompletions implements Processor {

    private static final String DEFAULT_POLICY = "default";
    private static final String EXPLAIN = "x-llmrouter-explain";
    private static final String FIELD = "llmrouter";

    private final OpenAiResponseWriter writer =
            new OpenAiResponseWriter(InstantSource.system(), () -> "chatcmpl-" + UUID.randomUUID());
    private ModelNames models = new ModelNames();
    private boolean explaining;

    /** Whether clients may ask how an answer came about, by the header {@code x-llmrouter-explain: true}. */
    public boolean isExplaining() {
        return explaining;
    }

    /** To be set before the first request. */
    public void setExplaining(boolean explaining) {
        this.explaining = explaining;
    }

    /** Which models clients may name; only those that are listed, unless it is set. */
    public ModelNames getModels() {
        return models;
    }

    /** To be set before the first request. */
    public void setModels(ModelNames models) {
        this.models = models;
    }

    @Override
    public void process(Exchange exchange) {
        new Response(exchange).answer(response -> answer(exchange, response));
    }

    private void answer(Exchange exchange, Response response) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        OpenAiChatRequest asked = OpenAiRequestReader.read(body == null ? new byte[0] : body);
        LlmRouter router = Router.of(exchange);
        String model = Objects.requireNonNullElse(asked.model(), DEFAULT_POLICY);
        boolean explain = explaining && exchange.getMessage().getHeader(EXPLAIN, false, Boolean.class);
        CallOptions options = models.options(model, router.config())
                .withCaller(asked.user(), null)
                .withContext(exchange);
        if (asked.stream()) {
            AnswerStream answer = router.stream(asked.request(), options);
            Supplier<Map<String, ?>> last = explain ? () -> Map.of(FIELD, Explanation.of(answer.decision())) : Map::of;
            stream(exchange, response, answer, writer.chunks(asked.includeUsage(), last));
        } else {
            Answer answer = router.chat(asked.request(), options);
            Map<String, Object> json = writer.response(answer.response());
            if (explain) {
                json.put(FIELD, Explanation.of(answer.decision()));
            }
            response.send(200, json);
            response.explain(answer.target(), answer.decision());
        }
    }

    private static void stream(Exchange exchange, Response response, AnswerStream answer, OpenAiChunkWriter chunks) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                answer.close();
            }
        });
        response.stream(new LiveBody(new Chunks(answer, chunks), answer::close));
        response.explain(answer.target(), answer.decision());
    }
}
