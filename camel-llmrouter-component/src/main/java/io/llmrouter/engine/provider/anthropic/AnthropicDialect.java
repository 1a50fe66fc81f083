package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.CountedChat;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.conversation.AskedTools;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Anthropic Messages, as documented at https://platform.claude.com/docs/en/api/messages. Stateless and thread-safe. The
 * header {@code anthropic-version} and the key's header are quirks. What a version of the model refuses is left out or
 * asked for in another way, as {@link ClaudeVersion} knows it:
 *
 * <ul>
 *   <li>Instructions become {@code system} blocks, and turns of their own where model and place allow it; turns of one
 *       side that follow each other become one turn; blank texts are left out, and so are speakers' names and
 *       {@code seed}, which have no place.
 *   <li>{@code max_tokens} is required: without one the preset's, else {@value RequestWriter#DEFAULT_MAX_TOKENS}, and
 *       room for thoughts on top, within what the model's card says an answer may have.
 *   <li>A reasoning effort is a budget of thinking for models before 4.6, adaptive thinking with an effort since.
 *   <li>JSON held to a schema is the API's own output format where model and schema allow it, else a tool that the model
 *       must call and whose input is the answer. JSON without a schema is asked for by an instruction.
 *   <li>Reasoning goes back with its signature; reasoning without one is left out.
 * </ul>
 */
public final class AnthropicDialect implements ChatDialect {

    /** What a request for counting may hold, of all that a chat may. */
    private static final List<String> COUNTED =
            List.of("model", "messages", "system", "tools", "tool_choice", "thinking", "mcp_servers");

    private static final CallRules CALLS = CallRules.of(Pattern.compile("[a-zA-Z0-9_-]+"), CallRules.Order.BY_CALL);

    private static final Pattern TOOL_NAMES = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    private final AnthropicErrors errors;
    private final boolean wrapped;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public AnthropicDialect(InstantSource clock) {
        this(clock, false);
    }

    private AnthropicDialect(InstantSource clock, boolean wrapped) {
        this.errors = new AnthropicErrors(clock);
        this.wrapped = wrapped;
    }

    /** The same inside another protocol, which leaves it no headers of its own: what these say stands in the body. */
    public static AnthropicDialect wrapped(InstantSource clock) {
        return new AnthropicDialect(clock, true);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            FittedChat fitted = FittedChat.of(AskedTools.named(request, TOOL_NAMES), CALLS)
                    .takingThoughts(thought -> Signatures.taken(thought, quirks.knownAs(model)))
                    .limitingMarks(CacheControl.MOST)
                    .orderingMarks();
            return written(fitted.request(), model, quirks, stream)
                    .noting(fitted.notes())
                    .noting(CarriedFields.unsaid(request).notes());
        });
    }

    private DialectRequest written(ChatRequest request, String model, Quirks quirks, boolean stream)
            throws IOException {
        return wrapped
                ? RequestWriter.write(request, model, Betas.inBody(request, quirks), stream)
                : RequestWriter.write(request, model, quirks, stream).withHeader(Betas.header(request, quirks));
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return quirks.path().equals("/messages") ? Optional.of("/models") : Optional.empty();
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return operation == Operation.COUNT_TOKENS
                ? Optional.of(new CountedChat(this, (model, body) -> body.retain(COUNTED), "input_tokens"))
                : Optional.empty();
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
