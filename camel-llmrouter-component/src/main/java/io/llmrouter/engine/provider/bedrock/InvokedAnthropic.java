package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.llmrouter.engine.provider.anthropic.AnthropicDialect;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.wire.Framing;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Anthropic Messages by Bedrock's {@code InvokeModel}, as documented at
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html: the model stands
 * in the path, the version of the protocol in the body, and a stream wraps the protocol's events into binary messages.
 * Errors are Bedrock's own. Stateless and thread-safe.
 */
public final class InvokedAnthropic implements ChatDialect {

    private final AnthropicDialect anthropic;
    private final BedrockErrors errors;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public InvokedAnthropic(InstantSource clock) {
        this.anthropic = AnthropicDialect.wrapped(clock);
        this.errors = new BedrockErrors(clock);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return anthropic.encode(request, model, quirks, stream).map(written -> stream ? framed(written) : written);
    }

    private static DialectRequest framed(DialectRequest written) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "Accept", Framing.AWS_EVENT_STREAM.mediaType());
        return written.withHeaders(headers);
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return operation == Operation.COUNT_TOKENS ? Optional.of(TokenCounts.invoked(this)) : Optional.empty();
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        Outcome<ChatResponse> read = anthropic.decode(body);
        return read.fold(answer -> read, failure -> errorInside(body).orElse(read));
    }

    /** What is no answer of Claude's may be an error of Bedrock's. */
    private Optional<Outcome<ChatResponse>> errorInside(byte[] body) {
        JsonNode tree = ErrorBody.tree(body);
        return BedrockErrors.isError(tree) ? Optional.of(Outcome.failed(errors.inside(tree))) : Optional.empty();
    }

    @Override
    public Framing framing() {
        return Framing.AWS_EVENT_STREAM;
    }

    @Override
    public ChatStreamDecoder decoder() {
        return new InvokedStream(errors, anthropic.decoder());
    }

    @Override
    public Failure error(int status, Map<String, String> headers, byte[] body) {
        return errors.read(status, headers, body);
    }
}
