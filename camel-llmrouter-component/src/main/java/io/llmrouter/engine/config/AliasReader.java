package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.CandidatePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code aliases}: other names for targets, and names for groups of them. */
final class AliasReader {

    private final Draft draft;
    private final Values values;
    private final CandidateReader candidates;

    AliasReader(Draft draft, Values values, CandidateReader candidates) {
        this.draft = draft;
        this.values = values;
        this.candidates = candidates;
    }

    void read(Map<String, Node> entries) {
        entries.forEach((name, node) -> {
            List<CandidatePattern> members = isName(name, node) ? members(node) : List.of();
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
