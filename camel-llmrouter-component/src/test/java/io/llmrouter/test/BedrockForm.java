package io.llmrouter.test;

import static io.llmrouter.test.Completion.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Amazon Bedrock Converse, as documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html.
 */
final class BedrockForm implements WireForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXCEPTION = "exception ";

    @Override
    public String streamType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public int status(ScriptedError error) {
        boolean invalid = "context_length_exceeded".equals(error.code()) || error.status() == 413;
        return invalid ? 400 : error.status() == 401 ? 403 : error.status();
    }

    @Override
    public Map<String, String> headers(ScriptedError error) {
        return Map.of("x-amzn-errortype", type(error) + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return object("message", message(error), "__type", type(error));
    }

    private static String type(ScriptedError error) {
        return switch (error.status()) {
            case 401 -> "UnrecognizedClientException";
            case 402, 403 -> "AccessDeniedException";
            case 404 -> "ResourceNotFoundException";
            case 408, 504 -> "ModelTimeoutException";
            case 429 -> "insufficient_quota".equals(error.code()) ? "AccessDeniedException" : "ThrottlingException";
            case 503, 529 -> "ServiceUnavailableException";
            default ->
                error.status() >= 400 && error.status() < 500 ? "ValidationException" : "InternalServerException";
        };
    }

    private static String message(ScriptedError error) {
        return switch (String.valueOf(error.code())) {
            case "insufficient_quota" -> "INVALID_PAYMENT_INSTRUMENT: a valid payment instrument must be provided.";
            case "context_length_exceeded" -> "Input is too long for requested model.";
            case "content_policy_violation" -> "The request was blocked by a content filter.";
            default ->
                error.status() == 402
                        ? "INVALID_PAYMENT_INSTRUMENT"
                        : error.status() == 413 ? "The image is too large." : error.message();
        };
    }

    @Override
    public Event event(Map<String, Object> error) {
        return new Event(EXCEPTION + error.get("__type"), error);
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        List<Object> content = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            Map<String, Object> thought = object("text", answer.reasoning(), "signature", "sig_scripted");
            content.add(object("reasoningContent", object("reasoningText", thought)));
        }
        if (!answer.text().isEmpty()) {
            content.add(object("text", answer.text()));
        }
        for (Completion.Call call : answer.toolCalls()) {
            content.add(object(
                    "toolUse", object("toolUseId", call.id(), "name", call.name(), "input", json(call.arguments()))));
        }
        return object(
                "output", object("message", object("role", "assistant", "content", content)),
                "stopReason", stopReason(answer),
                "usage", usage(answer),
                "metrics", object("latencyMs", 1));
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        List<Event> events = new ArrayList<>();
        events.add(new Event("messageStart", object("role", "assistant")));
        int block = 0;
        if (!answer.reasoning().isEmpty()) {
            events.add(delta(block, object("reasoningContent", object("text", answer.reasoning()))));
            events.add(delta(block, object("reasoningContent", object("signature", "sig_scripted"))));
            events.add(stop(block++));
        }
        for (String word : answer.words()) {
            events.add(delta(block, object("text", word)));
        }
        events.add(stop(block++));
        for (Completion.Call call : answer.toolCalls()) {
            Map<String, Object> start = object("toolUse", object("toolUseId", call.id(), "name", call.name()));
            events.add(new Event("contentBlockStart", object("contentBlockIndex", block, "start", start)));
            int half = call.arguments().length() / 2;
            events.add(input(block, call.arguments().substring(0, half)));
            events.add(input(block, call.arguments().substring(half)));
            events.add(stop(block++));
        }
        events.add(new Event("messageStop", object("stopReason", stopReason(answer))));
        events.add(new Event("metadata", object("usage", usage(answer), "metrics", object("latencyMs", 1))));
        return events;
    }

    private static Event delta(int block, Map<String, Object> delta) {
        return new Event("contentBlockDelta", object("contentBlockIndex", block, "delta", delta));
    }

    private static Event input(int block, String piece) {
        return delta(block, object("toolUse", object("input", piece)));
    }

    private static Event stop(int block) {
        return new Event("contentBlockStop", object("contentBlockIndex", block));
    }

    private static String stopReason(Completion answer) {
        return switch (answer.finishReason()) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "guardrail_intervened";
            default -> answer.finishReason();
        };
    }

    private static Map<String, Object> usage(Completion answer) {
        return object(
                "inputTokens", answer.input(),
                "outputTokens", answer.output(),
                "totalTokens", answer.input() + answer.output());
    }

    @Override
    public byte[] heartbeat() {
        return frame("ping", "{}");
    }

    /** Whether an event of that name tells an error. */
    static boolean isException(String name) {
        return name.startsWith(EXCEPTION);
    }

    /** One binary message: lengths and their checksum, headers, payload, checksum of all. */
    @Override
    public byte[] frame(String name, String data) {
        boolean exception = isException(name);
        byte[] headers = headers(
                ":message-type",
                exception ? "exception" : "event",
                exception ? ":exception-type" : ":event-type",
                exception ? name.substring(EXCEPTION.length()) : name);
        byte[] payload = data.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(message)) {
            out.writeInt(headers.length + payload.length + 16);
            out.writeInt(headers.length);
            out.writeInt(checksum(message));
            out.write(headers);
            out.write(payload);
            out.writeInt(checksum(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message.toByteArray();
    }

    private static byte[] headers(String... namesAndValues) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            byte[] value = namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8);
            headers.write(namesAndValues[i].length());
            headers.writeBytes(namesAndValues[i].getBytes(StandardCharsets.UTF_8));
            headers.write(7);
            headers.write(value.length >> 8);
            headers.write(value.length);
            headers.writeBytes(value);
        }
        return headers.toByteArray();
    }

    private static int checksum(ByteArrayOutputStream message) {
        CRC32 sum = new CRC32();
        sum.update(message.toByteArray());
        return (int) sum.getValue();
    }

    private static Object json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a scripted tool call's arguments are not JSON: " + text, e);
        }
    }
}
