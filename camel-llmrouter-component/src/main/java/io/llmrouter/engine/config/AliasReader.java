package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.AliasVersions;
import io.llmrouter.engine.policy.CandidatePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of {@code aliases}: other names for targets, names for groups of them, and versions of either, of which
 * one is in use.
 */
final class AliasReader {

    static final Section VERSIONS = Section.of(
            "aliases.* as a map",
            key("use", "name of a version", "the last of `versions`", "The version that the alias stands for."),
            key("versions", "map of names to a target or a list", REQUIRED, "What it may stand for, one at a time."));

    private final Draft draft;
    private final Values values;
    private final CandidateReader candidates;
    private final Map<String, String> pins;

    /** A reader that puts the version an alias is pinned to in use, where there is that version, instead of what is written. */
    AliasReader(Draft draft, Values values, CandidateReader candidates, Map<String, String> pins) {
        this.pins = pins;
        this.draft = draft;
        this.values = values;
        this.candidates = candidates;
    }

    void read(Map<String, Node> entries) {
        entries.forEach((name, node) -> {
            List<CandidatePattern> members = isName(name, node) ? meaning(name, node) : List.of();
            if (members.isEmpty()) {
                draft.broken.add(name);
            } else {
                draft.aliases.put(name, members);
            }
        });
        entries.forEach(this::checkCircle);
    }

    private boolean isName(String name, Node node) {
        String why = null;
        if (name.indexOf('/') >= 0) {
            why = "an alias has no slash: it would hide the target of that name";
        } else if (name.indexOf('*') >= 0 || name.indexOf(',') >= 0 || name.isBlank()) {
            why = "an alias has no star and no comma";
        } else if (draft.accounts.containsKey(name)) {
            why = "there is an account of that name";
        }
        if (why != null) {
            values.problems().add(node.spot(), "'" + name + "' cannot be an alias: " + why);
        }
        return why == null;
    }

    private List<CandidatePattern> meaning(String name, Node node) {
        if (!node.asList().is(Kind.MAP)) {
            return members(node);
        }
        Fields fields = Fields.open(node, VERSIONS, values);
        Map<String, Node> versions = fields == null ? Map.of() : fields.entries("versions");
        if (fields == null || versions.isEmpty()) {
            values.problems().add(node.spot(), "'" + name + "' has no versions to stand for");
            return List.of();
        }
        Map<String, List<CandidatePattern>> all = new LinkedHashMap<>();
        versions.forEach((version, each) -> all.put(version, members(each)));
        String use = inUse(name, fields, List.copyOf(versions.keySet()));
        if (use == null) {
            return List.of();
        }
        draft.versions.put(name, new AliasVersions(use, List.copyOf(all.keySet())));
        return all.getOrDefault(use, List.of());
    }

    private @Nullable String inUse(String name, Fields fields, List<String> versions) {
        String use = fields.text("use");
        if (use != null && !versions.contains(use)) {
            values.problems().unknown(fields.spot("use"), "version", use, versions);
            return null;
        }
        if (use == null && fields.has("use")) {
            return null;
        }
        String usual = use == null ? versions.get(versions.size() - 1) : use;
        String pinned = pins.getOrDefault(name, usual);
        return versions.contains(pinned) ? pinned : usual;
    }

    private List<CandidatePattern> members(Node node) {
        if (node.is(Kind.TEXT) && node.spot().inFile()) {
            CandidatePattern one = candidates.reference(node, 1);
            return one == null ? List.of() : List.of(one);
        }
        Node list = node.asList();
        if (values.is(list, Kind.LIST) && list.items().isEmpty()) {
            values.problems().add(list.spot(), "is an empty list; name something or leave it out");
        }
        return candidates.read(list);
    }

    private void checkCircle(String name, Node node) {
        Deque<String> way = new ArrayDeque<>();
        String circle = circle(name, name, way);
        if (circle != null) {
            values.problems().add(node.spot(), "'" + name + "' stands for itself: " + circle);
            draft.broken.add(name);
        }
    }

    private @Nullable String circle(String start, String at, Deque<String> way) {
        way.addLast(at);
        for (CandidatePattern member : draft.aliases.getOrDefault(at, List.of())) {
            String next = member.pattern();
            if (next.equals(start)) {
                return String.join(" → ", way) + " → " + start;
            }
            String found = way.contains(next) ? null : circle(start, next, way);
            if (found != null) {
                return found;
            }
        }
        way.removeLast();
        return null;
    }
}
