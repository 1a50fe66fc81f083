package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.HttpProvider;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.Transport;
import java.util.Arrays;
import org.apache.hc.core5.http.ContentType;

/** Reads an answer as the engine does, from the socket to the outcome. */
record ReadAnswer(ChatDialect dialect) {

    private static final ContentType STREAM = ContentType.create("text/event-stream");
    private static final int LOWEST_ERROR = 400;
    private static final int ERRORS = 200;

    /** As the whole answer. */
    void whole(byte[] body) {
        provider(200, ContentType.APPLICATION_JSON, body).chat(call());
    }

    /** As an answer that is no success; the first byte chooses the status. */
    void error(byte[] body) {
        int status = body.length == 0 ? LOWEST_ERROR : LOWEST_ERROR + (body[0] & 0xff) % ERRORS;
        byte[] rest = body.length == 0 ? body : Arrays.copyOfRange(body, 1, body.length);
        Outcome<?> outcome =
                provider(status, ContentType.APPLICATION_JSON, rest).chat(call());
        outcome.fold(
                answer -> {
                    throw new AssertionError("status " + status + " was taken for an answer");
                },
                failure -> failure);
    }

    /** As a stream: whatever comes, its last event says how it ended, and no other does. */
    void stream(byte[] body) {
        provider(200, STREAM, body).stream(call())
                .fold(
                        stream -> {
                            requireOneEnd(stream);
                            return true;
                        },
                        failure -> false);
    }

    private static void requireOneEnd(EventStream stream) {
        try (stream) {
            boolean ended = false;
            while (stream.hasNext()) {
                if (ended) {
                    throw new AssertionError("an event follows the end");
                }
                StreamEvent.Kind kind = stream.next().kind();
                ended = kind == StreamEvent.Kind.FINISHED || kind == StreamEvent.Kind.FAILED;
            }
            if (!ended) {
                throw new AssertionError("the stream does not say how it ended");
            }
        }
    }

    private static ProviderCall<ChatRequest> call() {
        return ProviderKit.call("hi");
    }

    private Provider provider(int status, ContentType type, byte[] body) {
        Transport transport = CannedAnswers.transport(status, type, new Dribble(body));
        return HttpProvider.factory(transport, dialect)
                .create(ProviderKit.account("http://localhost", ProviderKit.PLAIN));
    }
}
