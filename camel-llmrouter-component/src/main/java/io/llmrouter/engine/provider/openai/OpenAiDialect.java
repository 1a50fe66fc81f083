package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.ModelPath;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.conversation.FittedChat;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI Chat Completions, as documented at https://platform.openai.com/docs/api-reference/chat, with what compatible
 * servers add to it: reasoning in {@code reasoning_content} or {@code reasoning}, errors inside a 200, other usage
 * fields. Stateless and thread-safe. Only the first choice of an answer is read. A path may hold {@code {model}}.
 */
public final class OpenAiDialect implements ChatDialect {

    private final OpenAiErrors errors;
    private final OpenAiOperations operations;
    private final @Nullable String begun;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public OpenAiDialect(InstantSource clock) {
        this(new OpenAiErrors(clock), null);
    }

    private OpenAiDialect(OpenAiErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.operations = new OpenAiOperations(errors);
        this.begun = begun;
    }

    @Override
    public ChatDialect reading(Quirks quirks) {
        String mark = quirks.rename().get(InlineThoughts.BEGUN);
        return mark == null ? this : new OpenAiDialect(errors, mark);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            FittedChat fitted = ConversationForm.of(request, quirks);
            return MetadataHeader.write(fitted.request(), model, quirks, stream)
                    .noting(fitted.notes())
                    .noting(unsaid(request, quirks).notes());
        });
    }

    private static Unsaid unsaid(ChatRequest request, Quirks quirks) {
        Unsaid unsaid = Unsaid.of(request);
        return quirks.drop().contains(MessageWriter.NAME) ? unsaid.names() : unsaid;
    }

    static String path(String path, String model, boolean stream) {
        return ModelPath.of(path, model, stream).replace("{_stream}", stream ? "_stream" : "");
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return quirks.path().equals("/chat/completions") ? Optional.of("/models") : Optional.empty();
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return operations.find(operation);
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return new ResponseReader(errors, begun).read(body);
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
