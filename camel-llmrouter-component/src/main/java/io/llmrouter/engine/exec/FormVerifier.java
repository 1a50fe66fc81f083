package io.llmrouter.engine.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.provider.schema.FormCheck;
import io.llmrouter.engine.wire.Json;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies an answer by its form.
 *
 * @param strays how a text strays from the form; empty when it keeps to it
 */
record FormVerifier(Function<String, Optional<String>> strays) implements Verifier {

    private static final ObjectReader READER =
            Json.mapper().readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Verifier of(String schema, FormCheck check) {
        return new FormVerifier(text -> check.strays(schema, text));
    }

    /** Without a schema: it is JSON where that was asked for, and it is not empty. */
    static Verifier plain(OutputFormat.Kind kind) {
        return new FormVerifier(kind == OutputFormat.Kind.TEXT ? FormVerifier::isEmpty : FormVerifier::isNoJson);
    }

    private static Optional<String> isEmpty(String text) {
        return text.isBlank() ? Optional.of("it is empty") : Optional.empty();
    }

    private static Optional<String> isNoJson(String text) {
        try {
            return READER.readValue(text) == null ? Optional.of("it is empty") : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("it is not one JSON value");
        }
    }

    @Override
    public Finding find(Planned asked, Target target, ChatResponse answer) {
        return strays.apply(answer.text())
                .map(how -> Finding.failed("it strays from its form: " + how, answer))
                .orElseGet(() -> Finding.passed("it keeps to its form", answer));
    }
}
