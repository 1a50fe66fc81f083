package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.BinaryMessages;
import io.llmrouter.engine.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

    /**
     * As a stream of binary messages with right checksums, which no chance finds: each line is an event's name and its
     * data behind a tab, or an exception's behind an exclamation mark.
     */
    void messages(byte[] lines) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            int tab = line.indexOf('\t');
            String name = shortened(tab < 0 ? line : line.substring(0, tab));
            String data = tab < 0 ? "" : line.substring(tab + 1);
            byte[] frame = name.startsWith("!")
                    ? BinaryMessages.exception(name.substring(1), data)
                    : BinaryMessages.event(name, data);
            frames.writeBytes(frame);
        }
        stream(frames.toByteArray());
    }

    /** A header's text has at most 32 KiB, and at least one letter. */
    private static String shortened(String name) {
        String some = name.isEmpty() || name.equals("!") ? name + "x" : name;
        return some.substring(0, Math.min(some.length(), 1_000));
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
        Transport transport = CannedAnswers.transport(status, type, () -> new Dribble(body));
        return HttpProvider.factory(transport, dialect)
                .create(ProviderKit.account("http://localhost", ProviderKit.PLAIN));
    }
}
