package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request in a dialect's form: what the transport needs beside the account's address, key and headers.
 *
 * @param path below the account's base URL
 * @param headers the dialect's own
 * @param body the whole body
 * @param adjustments what was asked for and is not in it as it was asked, such as {@code drops top_k}
 * @param form how the form of its answer is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the dialect to the socket, no copy on the way
public record DialectRequest(
        String path, Map<String, String> headers, byte[] body, List<String> adjustments, AnswerForm form) {
    public DialectRequest {
        Objects.requireNonNull(path, "path");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        adjustments = List.copyOf(adjustments);
        Objects.requireNonNull(form, "form");
    }

    /** One whose answer may have any form. */
    public DialectRequest(String path, Map<String, String> headers, byte[] body, List<String> adjustments) {
        this(path, headers, body, adjustments, AnswerForm.FREE);
    }

    /** The same, with the way in which the form of its answer is asked for; a weaker one is an adjustment. */
    public DialectRequest asking(AnswerForm asked) {
        String note = asked.note();
        return adjusted(note == null ? List.of() : List.of(note), asked);
    }

    /** The same with one more header, if there is one. */
    public DialectRequest withHeader(Optional<Map.Entry<String, String>> header) {
        if (header.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put(header.get().getKey(), header.get().getValue());
        return withHeaders(all);
    }

    /** The same with other headers. */
    public DialectRequest withHeaders(Map<String, String> others) {
        return new DialectRequest(path, others, body, adjustments, form);
    }

    /** One that holds all that was asked, as it was asked. */
    public DialectRequest(String path, Map<String, String> headers, byte[] body) {
        this(path, headers, body, List.of());
    }

    /** Writes a request; the protocol may have no form for a part of it. */
    @FunctionalInterface
    public interface Writing {
        DialectRequest write() throws IOException;
    }

    /** What is written, or why it cannot be. */
    public static Outcome<DialectRequest> outcome(Writing writing) {
        try {
            return Outcome.answered(writing.write());
        } catch (UnmappedContent e) {
            return Outcome.failed(e.failure());
        } catch (IOException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, "the request cannot be written: " + e.getMessage());
        }
    }

    /** The same, with more that is not in it as it was asked for. */
    public DialectRequest noting(List<String> more) {
        return adjusted(more, form);
    }

    private DialectRequest adjusted(List<String> more, AnswerForm asked) {
        if (more.isEmpty() && asked.equals(form)) {
            return this;
        }
        List<String> all = new ArrayList<>(adjustments);
        all.addAll(more);
        return new DialectRequest(path, headers, body, all, asked);
    }

    @Override
    public String toString() {
        return path + " (" + body.length + " bytes)";
    }
}
