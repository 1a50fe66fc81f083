package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.conversation.AskedTools;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.provider.openai.OpenAiErrors;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OpenAI Responses, as documented at https://platform.openai.com/docs/api-reference/responses. Stateless and thread-safe:
 * each request carries the whole conversation, and presets ask the provider to store nothing. {@code docs/dialects.md}
 * has what maps to what:
 *
 * <ul>
 *   <li>Instructions before the first turn become {@code instructions}, later ones items of the input.
 *   <li>Reasoning comes encrypted and goes back so; items of the provider's own tools go back as they came.
 *   <li>What the protocol has no parameter for, such as {@code stop}, is written under its name in Chat Completions;
 *       presets drop it where it is refused.
 * </ul>
 */
public final class ResponsesDialect implements ChatDialect {

    private static final CallRules CALLS =
            new CallRules(Pattern.compile(".{1,64}", Pattern.DOTALL), CallRules.Order.ANY, false, null, false);

    private final OpenAiErrors errors;
    private final OpenAiDialect others;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public ResponsesDialect(InstantSource clock) {
        this.others = new OpenAiDialect(clock);
        this.errors = new OpenAiErrors(clock);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            boolean stored = new CarriedFields(request, quirks).isStored();
            FittedChat fitted = FittedChat.of(AskedTools.named(request, quirks), CALLS)
                    .takingThoughts(thought -> ThoughtWriter.taken(thought, quirks.knownAs(model), stored));
            return RequestWriter.write(fitted.request(), model, quirks, stream)
                    .noting(fitted.notes())
                    .noting(CarriedFields.unsaid(request).notes());
        });
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return quirks.path().equals("/responses") ? Optional.of("/models") : Optional.empty();
    }

    /** The other operations have the API of Chat Completions. */
    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return others.operation(operation);
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return new ResponseReader(errors).read(body);
    }

    @Override
    public ChatStreamDecoder decoder() {
        return new StreamDecoder(errors);
    }

    @Override
    public Failure error(int status, Map<String, String> headers, byte[] body) {
        return errors.read(status, headers, body);
    }
}
