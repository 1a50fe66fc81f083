package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One exchange as somebody recorded it: what was sent to a provider, and what came back. */
record Exchange(String file, JsonNode json) {

    String provider() {
        return json.path("provider").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    /** The kind, where it was filed among the others told by the path. */
    String form() {
        if (!kind().equals("other") || json.at("/request/method").asText().equals("GET")) {
            return kind();
        }
        String path = path();
        if (path.endsWith("/images/generations")) {
            return "images";
        }
        if (path.endsWith("/v1/messages")) {
            return "messages";
        }
        return provider().equals("writer") && path.equals("/v1/chat") ? "chat" : kind();
    }

    /** Names that were taken out of a recording stand in angle brackets, which no path may hold. */
    String path() {
        return json.at("/request/path").asText().replaceAll("[<>]", "");
    }

    /** What was sent, if it was JSON. */
    JsonNode sent() {
        return json.at("/request/body");
    }

    int status() {
        return json.at("/response/status").intValue();
    }

    boolean isError() {
        return status() >= 400;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        json.at("/response/headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    byte[] bytes() {
        JsonNode binary = json.at("/response/body_base64");
        return binary.isTextual()
                ? Base64.getDecoder().decode(binary.textValue())
                : text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return RecordedExchanges.body(json);
    }

    /** The body as one JSON tree. */
    JsonNode tree() {
        return RecordedExchanges.tree(text());
    }

    boolean isBinary() {
        return json.at("/response/body_base64").isTextual();
    }

    /** Whether the answer came piece by piece. */
    boolean isStream() {
        String text = isBinary() ? "" : text();
        return isBinary()
                || text.startsWith("data:")
                || text.startsWith("event:")
                || text.startsWith(":")
                || text.lines().filter(line -> line.startsWith("{")).count() > 1 && isLines(text);
    }

    private static boolean isLines(String text) {
        return text.lines().findFirst().orElse("").endsWith("}");
    }

    /** The JSON of each event of a stream, in whichever frame it came. */
    List<JsonNode> events() {
        if (isBinary()) {
            return messages(ByteBuffer.wrap(bytes()));
        }
        return text().lines()
                .filter(line -> line.startsWith("data:") || line.startsWith("{"))
                .map(line -> line.startsWith("data:") ? line.substring(5) : line)
                .filter(line -> line.strip().startsWith("{"))
                .map(RecordedExchanges::tree)
                .toList();
    }

    /** Lengths of the whole and of its headers, a checksum, the headers, the payload, a checksum. */
    private static List<JsonNode> messages(ByteBuffer bytes) {
        List<JsonNode> messages = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int whole = bytes.getInt();
            int headers = bytes.getInt();
            byte[] payload = new byte[whole - headers - 16];
            bytes.position(start + 12 + headers);
            bytes.get(payload);
            bytes.position(start + whole);
            messages.add(inner(RecordedExchanges.tree(new String(payload, StandardCharsets.UTF_8))));
        }
        return messages;
    }

    /** Where another protocol is spoken inside, its events are base64. */
    private static JsonNode inner(JsonNode message) {
        JsonNode bytes = message.path("bytes");
        return bytes.isTextual()
                ? RecordedExchanges.tree(
                        new String(Base64.getDecoder().decode(bytes.textValue()), StandardCharsets.UTF_8))
                : message;
    }

    @Override
    public String toString() {
        return file;
    }
}
