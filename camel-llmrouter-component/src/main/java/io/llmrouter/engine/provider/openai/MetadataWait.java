package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.usage.HeaderNotes;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long to wait, where the error's {@code metadata} tells it: OpenRouter puts the headers there, or how many seconds
 * (https://openrouter.ai/docs/api-reference/limits). Stateless.
 */
final class MetadataWait {

    private MetadataWait() {}

    /** What the error asks for; empty where it asks for nothing. */
    static Optional<Duration> in(JsonNode error, Instant now) {
        JsonNode metadata = error.path("metadata");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        metadata.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText("")));
        if (metadata.path("retry_after_seconds").isNumber()) {
            headers.put("Retry-After", metadata.path("retry_after_seconds").asText());
        }
        return RetryAfter.read(headers, "", now).or(() -> HeaderNotes.untilWhole(headers));
    }
}
