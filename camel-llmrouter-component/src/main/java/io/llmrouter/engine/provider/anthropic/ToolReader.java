package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tools of a request: the client's own, and all others as they are, among them such that say more than a
 * {@link ToolSpec} can.
 */
final class ToolReader {

    private static final Set<String> PLAIN =
            Set.of("type", "name", "description", "input_schema", "strict", CacheControl.NAME);

    private final List<ToolSpec> functions = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();
    private @Nullable CacheMark mark;

    ToolReader(JsonField tools) {
        tools.items().forEach(tool -> add(tool.object()));
    }

    List<ToolSpec> functions() {
        return functions;
    }

    @Nullable
    CacheMark mark() {
        return mark;
    }

    void keepOthers(Map<String, Object> extra) {
        if (!others.isEmpty()) {
            extra.put(ToolWriter.TOOLS, others);
        }
    }

    private void add(JsonField tool) {
        boolean plain = tool.get("type").textOr("custom").equals("custom");
        for (var field : tool.node().properties()) {
            plain &= PLAIN.contains(field.getKey()) || field.getValue().isNull();
        }
        if (!plain) {
            others.add(ExactJson.plain(tool.node()));
            return;
        }
        JsonField schema = tool.get("input_schema");
        functions.add(new ToolSpec(
                tool.get("name").text(),
                tool.get("description").textOr(""),
                schema.given() ? schema.object().node().toString() : "",
                tool.get("strict").flag()));
        CacheMark found = CacheControl.read(tool.get(CacheControl.NAME));
        mark = found == null ? mark : found;
    }
}
