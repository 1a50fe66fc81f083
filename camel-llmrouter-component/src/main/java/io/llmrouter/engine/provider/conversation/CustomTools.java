package io.llmrouter.engine.provider.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tools that take a text and no JSON, which a request names among its extra fields. A call of one is told with a single
 * argument, {@code input}, and goes back as it came. Immutable.
 *
 * @see <a href="https://platform.openai.com/docs/guides/function-calling#custom-tools">Custom tools at OpenAI</a>
 */
public record CustomTools(Set<String> names) {

    private static final String TOOLS = "tools";
    private static final String NAME = "name";
    private static final String INPUT = "input";
    private static final String CUSTOM = "custom";

    public CustomTools {
        names = Set.copyOf(names);
    }

    /** Those that a request names. */
    public static CustomTools of(ChatRequest request) {
        List<?> tools = request.extra().get(TOOLS) instanceof List<?> list ? list : List.of();
        return new CustomTools(tools.stream()
                .flatMap(tool -> tool instanceof Map<?, ?> map ? name(map) : Stream.empty())
                .map(String::valueOf)
                .collect(Collectors.toSet()));
    }

    /** Chat Completions has it inside, Responses beside the type. */
    private static Stream<?> name(Map<?, ?> tool) {
        if (tool.get(CUSTOM) instanceof Map<?, ?> custom) {
            return Stream.ofNullable(custom.get(NAME));
        }
        return CUSTOM.equals(tool.get("type")) ? Stream.ofNullable(tool.get(NAME)) : Stream.empty();
    }

    /** The arguments of a call with that input. */
    public static String arguments(String input) {
        return Json.write(Map.of(INPUT, input));
    }

    /** The input of a call; null if it is none of such a tool. */
    public @Nullable String input(ToolCall call) {
        if (!names.contains(call.name())) {
            return null;
        }
        try {
            return Json.mapper().readTree(call.arguments()).path(INPUT).textValue();
        } catch (JsonProcessingException notOfThatForm) {
            return null;
        }
    }
}
