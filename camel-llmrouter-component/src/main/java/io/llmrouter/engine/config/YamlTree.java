package io.llmrouter.engine.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes nodes of one YAML document, and so of JSON too. No object is constructed; aliases may be used, but the whole tree
 * is bounded, so that a few lines cannot stand for millions. Used once, by one thread.
 */
final class YamlTree {

    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 50;

    private final Problems problems;
    private int nodes;

    YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The document's root; null, with the problem reported, if there is none to read. */
    @Nullable
    Node read(String yaml, String fileName) {
        Spot start = new Spot(fileName, 1, 1, "");
        try {
            org.yaml.snakeyaml.nodes.Node root = parser().compose(new StringReader(yaml));
            if (root == null || isNothing(root)) {
                problems.add(start, "the configuration is empty");
                return null;
            }
            return node(root, at(start, root.getStartMark()), 0);
        } catch (MarkedYAMLException e) {
            problems.add(at(start, e.getProblemMark()), "this is not YAML: " + words(e));
        } catch (TooMuch e) {
            problems.add(start, "the configuration is too deep or too large once its aliases are expanded");
        } catch (YAMLException e) {
            problems.add(start, "this is not YAML: " + firstLine(e));
        }
        return null;
    }

    private static Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(DEEPEST);
        options.setNestingDepthLimit(DEEPEST);
        return new Yaml(new SafeConstructor(options));
    }

    private Node node(org.yaml.snakeyaml.nodes.Node yaml, Spot spot, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new TooMuch();
        }
        if (yaml instanceof MappingNode map) {
            return Node.map(spot, fields(map, spot, depth));
        }
        if (yaml instanceof SequenceNode list) {
            return Node.list(spot, items(list, spot, depth));
        }
        return isNothing(yaml) ? Node.nothing(spot) : Node.text(spot, ((ScalarNode) yaml).getValue());
    }

    private List<Node> items(SequenceNode list, Spot spot, int depth) {
        List<Node> items = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node item : list.getValue()) {
            Mark mark = item.getStartMark();
            items.add(node(item, spot.item(items.size(), mark.getLine() + 1, mark.getColumn() + 1), depth + 1));
        }
        return items;
    }

    private Map<String, Node> fields(MappingNode map, Spot spot, int depth) {
        Map<String, Node> fields = new LinkedHashMap<>();
        Map<String, Node> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            Mark mark = tuple.getKeyNode().getStartMark();
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at(spot, mark), "a key must be text");
                continue;
            }
            if (Tag.MERGE.equals(key.getTag())) {
                merge(tuple.getValueNode(), merged, spot, depth);
                continue;
            }
            Spot place = spot.field(key.getValue(), mark.getLine() + 1, mark.getColumn() + 1);
            if (fields.put(key.getValue(), node(tuple.getValueNode(), place, depth + 1)) != null) {
                problems.add(place, "'" + key.getValue() + "' is there twice");
            }
        }
        merged.forEach(fields::putIfAbsent);
        return fields;
    }

    /** What the map says itself goes before what it merges, and an earlier merge before a later one. */
    private void merge(org.yaml.snakeyaml.nodes.Node from, Map<String, Node> into, Spot spot, int depth) {
        if (depth > DEEPEST) {
            throw new TooMuch();
        }
        if (from instanceof MappingNode map) {
            fields(map, spot, depth + 1).forEach(into::putIfAbsent);
        } else if (from instanceof SequenceNode list) {
            list.getValue().forEach(each -> merge(each, into, spot, depth + 1));
        } else {
            problems.add(at(spot, from.getStartMark()), "'<<' merges a map or a list of maps, nothing else");
        }
    }

    private static boolean isNothing(org.yaml.snakeyaml.nodes.Node yaml) {
        return Tag.NULL.equals(yaml.getTag());
    }

    private static Spot at(Spot spot, @Nullable Mark mark) {
        return mark == null ? spot : spot.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String words(MarkedYAMLException e) {
        return e.getContext() == null ? e.getProblem() : e.getContext() + ": " + e.getProblem();
    }

    private static String firstLine(YAMLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("unreadable");
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super(null, null, false, false);
        }
    }
}
