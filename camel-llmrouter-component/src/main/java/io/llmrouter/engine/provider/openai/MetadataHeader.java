package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the caller's notes in a header, as a JSON object in ASCII, where quirks rename {@code metadata} to {@code
 * header:NAME}: Portkey keeps them from {@code x-portkey-metadata}
 * (https://portkey.ai/docs/product/observability/metadata) and hands the body on to providers that may refuse them.
 */
final class MetadataHeader {

    private static final String HEADER = "header:";

    private MetadataHeader() {}

    static DialectRequest write(ChatRequest request, String model, Quirks quirks, boolean stream) throws IOException {
        Map<String, String> notes = request.terms().metadata();
        String header = name(quirks);
        if (header == null || notes.isEmpty()) {
            return RequestWriter.write(request, model, quirks, stream);
        }
        ChatRequest rest = request.withTerms(request.terms().withMetadata(Map.of()));
        return with(RequestWriter.write(rest, model, quirks, stream), header, json(notes));
    }

    private static @Nullable String name(Quirks quirks) {
        String renamed = quirks.rename().getOrDefault("metadata", "");
        boolean dropped = quirks.drop().contains("metadata");
        return renamed.startsWith(HEADER) && !dropped ? renamed.substring(HEADER.length()) : null;
    }

    private static String json(Map<String, String> notes) throws JsonProcessingException {
        return Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(notes);
    }

    private static DialectRequest with(DialectRequest written, String name, String value) {
        Map<String, String> headers = new HashMap<>(written.headers());
        headers.put(name, value);
        return written.withHeaders(headers);
    }
}
