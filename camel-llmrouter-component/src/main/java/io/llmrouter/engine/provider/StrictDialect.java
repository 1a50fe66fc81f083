package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.wire.Framing;
import java.util.Map;
import java.util.Optional;

/** A dialect that writes requests as they were asked, or not at all: what it would have to drop or clamp it refuses. */
record StrictDialect(ChatDialect dialect) implements ChatDialect {

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        Outcome<DialectRequest> encoded = dialect.encode(request, model, quirks, stream);
        return encoded.fold(
                written -> written.adjustments().isEmpty() ? encoded : refused(written), failure -> encoded);
    }

    private static Outcome<DialectRequest> refused(DialectRequest written) {
        return Outcome.failed(
                FailureKind.UNSUPPORTED,
                "the account is strict, and the request cannot be sent as it is: it "
                        + String.join(", ", written.adjustments()));
    }

    @Override
    public Framing framing() {
        return dialect.framing();
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return dialect.modelsPath(quirks);
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return dialect.decode(body);
    }

    /** What an operation beside chat has to leave out, nothing tells. */
    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return dialect.operation(operation);
    }

    @Override
    public ResponseNotes notes(Map<String, String> headers) {
        return dialect.notes(headers);
    }

    @Override
    public ChatStreamDecoder decoder() {
        return dialect.decoder();
    }

    @Override
    public Failure error(int status, Map<String, String> headers, byte[] body) {
        return dialect.error(status, headers, body);
    }
}
