package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.wire.Json;
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
record CustomTools(Set<String> names) {

    private static final String INPUT = "input";
    private static final String CUSTOM = "custom";

    CustomTools {
        names = Set.copyOf(names);
    }

    /** Those that a request names. */
    static CustomTools of(ChatRequest request) {
        return new CustomTools(ToolWriter.theirs(request).stream()
                .flatMap(tool -> tool instanceof Map<?, ?> map && map.get(CUSTOM) instanceof Map<?, ?> custom
                        ? Stream.ofNullable(custom.get("name"))
                        : Stream.empty())
                .map(String::valueOf)
                .collect(Collectors.toSet()));
    }

    /** The arguments of a call with that input. */
    static String arguments(String input) {
        return Json.write(Map.of(INPUT, input));
    }

    /** The input of a call; null if it is none of such a tool. */
    @Nullable
    String input(ToolCall call) {
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
