package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.wire.Framing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dialect that writes requests exactly as asked, or not at all: a request that it would have to drop or clamp
 * something of is refused.
 */
public record StrictDialect(ChatDialect dialect) implements ChatDialect {

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return held(dialect.encode(request, model, quirks, stream));
    }

    private static Outcome<DialectRequest> held(Outcome<DialectRequest> encoded) {
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
    public ChatDialect reading(Quirks quirks) {
        ChatDialect read = dialect.reading(quirks);
        return read == dialect ? this : new StrictDialect(read);
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return dialect.decode(body);
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return dialect.operation(operation).map(StrictDialect::strict);
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> OperationDialect<?, ?> strict(
            OperationDialect<Q, R> form) {
        return new StrictOperation<>(form);
    }

    /** The same of an operation beside chat. */
    private record StrictOperation<Q extends ModelRequest<R>, R extends ModelResponse>(OperationDialect<Q, R> form)
            implements OperationDialect<Q, R> {

        @Override
        public Class<Q> requestType() {
            return form.requestType();
        }

        @Override
        public Outcome<DialectRequest> encode(Q request, String model, Quirks quirks) {
            return held(form.encode(request, model, quirks));
        }

        @Override
        public Outcome<R> decode(Q request, ReceivedBody body) {
            return form.decode(request, body);
        }

        @Override
        public List<Q> parts(Q request, String model, Quirks quirks) {
            return form.parts(request, model, quirks);
        }

        @Override
        public R joined(List<R> answers) {
            return form.joined(answers);
        }
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
