package io.llmrouter.engine.provider.cohere;

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
import io.llmrouter.engine.provider.Reranking;
import io.llmrouter.engine.provider.Transcribing;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.provider.anthropic.CarriedFields;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cohere's chat, version 2, as documented at https://docs.cohere.com/reference/chat. Stateless and thread-safe.
 *
 * <ul>
 *   <li>Text documents of a question become {@code documents}, which answers cite; the citations are kept beside the
 *       answer, and a stream tells them before its end.
 *   <li>The plan before tool calls is reasoning, and goes back as a plan.
 *   <li>One tool alone can be demanded by offering no other.
 *   <li>JSON held to a schema is the API's own response format, which excludes tools: beside tools it is a tool that the
 *       model must call and whose input is the answer. A schema that is no object's is asked for by an instruction.
 *   <li>The tokens counted are those that are billed: the provider's own preamble is not.
 *   <li>Speakers' names, metadata, service tiers and marks for caching have no place and are left out.
 * </ul>
 */
public final class CohereDialect implements ChatDialect {

    private static final CallRules CALLS =
            CallRules.of(Pattern.compile(".+", Pattern.DOTALL), CallRules.Order.ADJOINING);

    private final CohereErrors errors;

    /** Tells by this clock how far away a date in {@code Retry-After} is. */
    public CohereDialect(InstantSource clock) {
        this.errors = new CohereErrors(clock);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            FittedChat fitted = FittedChat.of(request, CALLS)
                    .takingThoughts(thought -> Thought.of(thought.signature()).map(kind -> thought));
            return RequestWriter.write(fitted.request(), model, quirks, stream)
                    .noting(fitted.notes())
                    .noting(Unsaid.of(request)
                            .names()
                            .extras(CarriedFields::isLeftOut)
                            .notes());
        });
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return quirks.path().equals("/v2/chat") ? Optional.of("/v1/models") : Optional.empty();
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case EMBED -> new Embeddings();
                    case RERANK -> new Reranking(root -> Optional.empty());
                    case TRANSCRIBE -> new Transcribing(root -> Optional.empty());
                    default -> null;
                });
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
