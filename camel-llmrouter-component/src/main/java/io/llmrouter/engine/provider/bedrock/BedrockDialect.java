package io.llmrouter.engine.provider.bedrock;

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
import io.llmrouter.engine.wire.Framing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amazon Bedrock Converse, as documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html. Stateless and thread-safe. Streams
 * are binary. What differs from model to model, {@link BedrockModel} knows:
 *
 * <ul>
 *   <li>The model stands in the path, an ARN encoded; the answer names none.
 *   <li>Parameters that only some makers have go into {@code additionalModelRequestFields} under the maker's name for
 *       them: top-k, thinking and its effort, penalties, seed. Makers without them never see them.
 *   <li>JSON held to a schema is the API's own output format where the model has it, else a tool that the model must
 *       call, else an instruction.
 *   <li>Media are bytes, or {@code s3://} addresses; other addresses are not fetched.
 *   <li>Embeddings are asked for by {@code InvokeModel}, in the form of the model's maker.
 *   <li>Extra fields that the protocol names go to their place, all others to {@code additionalModelRequestFields}.
 * </ul>
 */
public final class BedrockDialect implements ChatDialect {

    private static final CallRules CALLS =
            CallRules.of(Pattern.compile("[a-zA-Z0-9_-]{1,64}"), CallRules.Order.BY_CALL);

    private static final Pattern TOOL_NAMES = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final BedrockErrors errors;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public BedrockDialect(InstantSource clock) {
        this.errors = new BedrockErrors(clock);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            String path = path(model, quirks, stream);
            BedrockModel maker = BedrockModel.of(quirks.knownAs(model));
            FittedChat fitted = FittedChat.of(AskedTools.named(request, TOOL_NAMES), CALLS)
                    .takingThoughts(thought -> Signatures.taken(thought, maker));
            if (maker.takesCacheMarks()) {
                fitted = fitted.limitingMarks(CachePoint.MOST);
                fitted = maker.keepsLong() ? fitted.orderingMarks() : fitted.shorteningMarks();
            }
            return RequestWriter.write(fitted.request(), maker, quirks, path, stream)
                    .noting(fitted.notes())
                    .noting(AdditionalFields.unsaid(request, maker).notes());
        });
    }

    private static String path(String model, Quirks quirks, boolean stream) {
        String encoded = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        return quirks.path().replace("{model}", encoded) + (stream ? "-stream" : "");
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return new ResponseReader(errors).read(body);
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case EMBED -> new Embeddings();
                    case COUNT_TOKENS -> TokenCounts.of(this);
                    default -> null;
                });
    }

    @Override
    public Framing framing() {
        return Framing.AWS_EVENT_STREAM;
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
