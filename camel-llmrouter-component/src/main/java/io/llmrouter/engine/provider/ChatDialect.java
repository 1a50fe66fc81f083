package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.provider.usage.HeaderNotes;
import io.llmrouter.engine.wire.Framing;
import java.util.Map;
import java.util.Optional;

/**
 * One wire protocol: mapping and nothing else, for chats and, by a table, for other operations. Holds no state and does
 * no I/O; thread-safe. What does not map is a failure, never an exception.
 */
public interface ChatDialect {

    /**
     * A request in this protocol, whole or as a stream; {@code UNSUPPORTED} if the protocol has no form for a part of it.
     */
    Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream);

    /** Where below the base URL the protocol lists models, which costs nothing; empty when it does not. */
    default Optional<String> modelsPath(Quirks quirks) {
        return Optional.empty();
    }

    /** This dialect for answers of a model with such quirks; the same unless they say that its answers differ. */
    default ChatDialect reading(Quirks quirks) {
        return this;
    }

    /** The answer in the body of a success; a failure if there is an error or no answer in it. */
    Outcome<ChatResponse> decode(byte[] body);

    /** How the protocol frames the events of a stream. */
    default Framing framing() {
        return Framing.SERVER_SENT_EVENTS;
    }

    /** A decoder for one stream. */
    ChatStreamDecoder decoder();

    /** The protocol's form of another operation than chat; empty when it has none. */
    default Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return Optional.empty();
    }

    /**
     * What a response tells beside its body.
     *
     * @param headers looked up without regard to case
     */
    default ResponseNotes notes(Map<String, String> headers) {
        return HeaderNotes.read(headers);
    }

    /**
     * What an answer that is no success means.
     *
     * @param headers looked up without regard to case
     */
    Failure error(int status, Map<String, String> headers, byte[] body);
}
