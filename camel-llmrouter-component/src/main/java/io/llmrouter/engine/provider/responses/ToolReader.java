package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tools of a request: plain functions, and all others as they are, among them functions that say more than a
 * {@link ToolSpec} can.
 */
final class ToolReader {

    private static final Set<String> PLAIN = Set.of("type", "name", "description", "parameters", "strict");

    private final List<ToolSpec> functions = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();

    ToolReader(JsonField tools) {
        tools.items().forEach(this::add);
    }

    List<ToolSpec> functions() {
        return functions;
    }

    /** Null if there are none. */
    @Nullable
    List<Object> others() {
        return others.isEmpty() ? null : others;
    }

    private void add(JsonField tool) {
        boolean plain = tool.object().get("type").text().equals("function");
        for (var field : tool.node().properties()) {
            plain &= PLAIN.contains(field.getKey()) || field.getValue().isNull();
        }
        if (!plain) {
            others.add(ExactJson.plain(tool.node()));
            return;
        }
        JsonField parameters = tool.get("parameters");
        functions.add(new ToolSpec(
                tool.get("name").text(),
                tool.get("description").textOr(""),
                parameters.given() ? parameters.object().node().toString() : "",
                !tool.get("strict").given() || tool.get("strict").flag()));
    }
}
