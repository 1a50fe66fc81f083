package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a strategy: its name, or a map with its name.
 *
 * @param names the valid ones
 * @param values reads single values
 */
record StrategyReader(Collection<String> names, Values values) {

    /** The strategy; null if there is none or it could not be read. */
    @Nullable
    StrategySpec read(Fields fields) {
        Node node = fields.node("strategy");
        if (node == null) {
            return null;
        }
        return node.is(Kind.MAP) ? map(node) : named(node);
    }

    private @Nullable StrategySpec map(Node node) {
        Fields fields = Fields.open(node, PolicySections.STRATEGY, values);
        Node name = fields == null ? null : fields.node("name");
        if (name == null) {
            values.problems().add(node.spot(), "has no name");
            return null;
        }
        return named(name);
    }

    private @Nullable StrategySpec named(Node node) {
        String name = values.text(node);
        if (name != null && !names.contains(name)) {
            values.problems().unknown(node.spot(), "strategy", node.text(), names);
            return null;
        }
        return name == null ? null : StrategySpec.of(name);
    }
}
