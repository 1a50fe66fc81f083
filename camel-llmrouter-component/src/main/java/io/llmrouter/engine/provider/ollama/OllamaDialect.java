package io.llmrouter.engine.provider.ollama;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.anthropic.CarriedFields;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import io.llmrouter.engine.wire.Framing;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's own chat, as documented at https://docs.ollama.com/api/chat. Stateless and thread-safe. Streams are lines of
 * JSON; an answer of {@code /api/generate} is read, too.
 *
 * <ul>
 *   <li>Sampling stands in {@code options}; extra fields that are options of a model, such as {@code num_ctx}, go there,
 *       and {@code keep_alive} beside it.
 *   <li>Images are bytes, and text documents become text; there is no form for anything else, or for addresses.
 *   <li>There is no tool choice: with {@code none} the tools are left out, and a call cannot be forced.
 *   <li>JSON held to a schema is {@code format}; beside tools, which it would forbid, an instruction asks for it.
 *   <li>Tool calls have no ids, so they are given some.
 *   <li>Metadata, service tiers and marks for caching have no place and are left out.
 * </ul>
 */
public final class OllamaDialect implements ChatDialect {

    private static final CallRules CALLS =
            CallRules.of(Pattern.compile(".+", Pattern.DOTALL), CallRules.Order.ADJOINING);

    private final OllamaErrors errors;
    private final @Nullable String begun;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public OllamaDialect(InstantSource clock) {
        this(new OllamaErrors(clock), null);
    }

    private OllamaDialect(OllamaErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.begun = begun;
    }

    @Override
    public ChatDialect reading(Quirks quirks) {
        String mark = quirks.rename().get(InlineThoughts.BEGUN);
        return mark == null ? this : new OllamaDialect(errors, mark);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            FittedChat fitted = FittedChat.of(request, CALLS).takingThoughts(OllamaDialect::taken);
            return RequestWriter.write(fitted.request(), model, quirks, stream)
                    .noting(fitted.notes())
                    .noting(unsaid(request, quirks.knownAs(model)).notes());
        });
    }

    /** Here, reasoning is sent as text, whichever provider it came from. */
    private static Optional<Content.Reasoning> taken(Content.Reasoning thought) {
        return thought.text().isEmpty() ? Optional.empty() : Optional.of(thought);
    }

    private static Unsaid unsaid(ChatRequest request, String model) {
        Object think = RequestWriter.think(request.effort(), model);
        String said = think instanceof String word ? word : "thinking";
        return Unsaid.of(request)
                .budget(said)
                .names()
                .details()
                .fileNames(any -> true)
                .strict(none -> false)
                .extras(CarriedFields::isLeftOut);
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return quirks.path().equals("/api/chat") ? Optional.of("/api/tags") : Optional.empty();
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return operation == Operation.EMBED ? Optional.of(new Embeddings(errors)) : Optional.empty();
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return new ResponseReader(errors, begun).read(body);
    }

    @Override
    public Framing framing() {
        return Framing.JSON_LINES;
    }

    @Override
    public ChatStreamDecoder decoder() {
        return new StreamDecoder(errors, begun);
    }

    @Override
    public Failure error(int status, Map<String, String> headers, byte[] body) {
        return errors.read(status, headers, body);
    }
}
