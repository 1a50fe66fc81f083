package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.openai.OpenAiCall;
import io.llmrouter.engine.provider.openai.OpenAiFormReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads a client's request of an operation beside chat, and writes what was read in every dialect that has the operation:
 * one that can be read must be written or refused.
 */
record ReadCall(Function<byte[], OpenAiCall<?>> reading, Map<String, ChatDialect> dialects) {

    void read(byte[] body) {
        OpenAiCall<?> call;
        try {
            call = reading.apply(body);
        } catch (IllegalArgumentException refused) {
            Objects.requireNonNull(refused.getMessage(), "a refusal says why");
            return;
        }
        ModelRequest<?> request = call.request();
        dialects.values()
                .forEach(dialect -> dialect.operation(request.operation()).ifPresent(form -> write(form, request)));
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> void write(
            OperationDialect<Q, R> form, ModelRequest<?> request) {
        form.parts(form.requestType().cast(request), "m-1", ProviderKit.PLAIN)
                .forEach(part -> form.encode(part, "m-1", ProviderKit.PLAIN));
    }

    /** A form: a line for each field, {@code name=value}, then an empty line, then the file. */
    static OpenAiCall<?> form(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        Map<String, Object> fields = new LinkedHashMap<>();
        String head = end < 0 ? text : text.substring(0, end);
        head.lines().forEach(line -> field(fields, line));
        byte[] file = end < 0 ? new byte[0] : text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1);
        Object name = fields.remove("file");
        return OpenAiFormReader.transcription(file, name == null ? null : name.toString(), fields);
    }

    private static void field(Map<String, Object> fields, String line) {
        int at = line.indexOf('=');
        String name = at < 0 ? line : line.substring(0, at);
        String value = at < 0 ? "" : line.substring(at + 1);
        fields.merge(name, value, (one, other) -> {
            List<Object> both = one instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>(List.of(one));
            both.add(other);
            return both;
        });
    }
}
