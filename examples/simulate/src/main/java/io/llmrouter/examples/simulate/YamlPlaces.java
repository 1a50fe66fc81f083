package io.llmrouter.examples.simulate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in a YAML file something stands. What was merged in from elsewhere has the place of what it was merged into. Immutable. */
final class YamlPlaces {

    /** A node, the mark of its key, and what of a path is beyond it. */
    private record Step(Node node, Mark mark, String rest) {}

    private final @Nullable Node root;

    private YamlPlaces(@Nullable Node root) {
        this.root = root;
    }

    static YamlPlaces of(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return new YamlPlaces(new Yaml(new SafeConstructor(new LoaderOptions())).compose(in));
        }
    }

    /** The place of a path such as {@code incidents[2].at}, or of as much of it as is there; null for an empty file. */
    @Nullable
    Mark of(String path) {
        if (root == null) {
            return null;
        }
        Step at = new Step(root, root.getStartMark(), path);
        for (Step next = next(at); next != null; next = next(at)) {
            at = next;
        }
        return at.mark();
    }

    private static @Nullable Step next(Step at) {
        if (at.node() instanceof MappingNode map) {
            String rest = at.rest().startsWith(".") ? at.rest().substring(1) : at.rest();
            for (NodeTuple each : map.getValue()) {
                String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (begins(rest, key)) {
                    return new Step(
                            each.getValueNode(), each.getKeyNode().getStartMark(), rest.substring(key.length()));
                }
            }
        }
        int end = at.rest().indexOf(']');
        if (at.node() instanceof SequenceNode list && at.rest().startsWith("[") && end > 0) {
            int index = Integer.parseInt(at.rest().substring(1, end));
            if (index < list.getValue().size()) {
                Node item = list.getValue().get(index);
                return new Step(item, item.getStartMark(), at.rest().substring(end + 1));
            }
        }
        return null;
    }

    /** Whether a path begins with a whole key, which may have dots in it. */
    private static boolean begins(String path, String key) {
        return !key.isEmpty()
                && path.startsWith(key)
                && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
    }
}
