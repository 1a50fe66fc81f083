package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.condition.When;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code when} and {@code whenPrompt}.
 *
 * @param conditions compiles expressions
 * @param values reads single values
 * @param clock tells conditions the time
 */
record ConditionReader(Conditions conditions, Values values, InstantSource clock) {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

    /** What a rule asks, all of it together; null if it could not be read. */
    @Nullable
    Condition read(Fields rule) {
        int before = values.problems().count();
        List<Condition> all = new ArrayList<>();
        when(rule, all);
        Fields prompt = rule.section("whenPrompt", PolicySections.WHEN_PROMPT);
        if (prompt != null) {
            new PromptReader(values, all).read(prompt);
        }
        if (all.isEmpty() && values.problems().count() == before) {
            values.problems().add(rule.spot(), "has neither when nor whenPrompt, or they ask nothing");
        }
        return all.isEmpty() ? null : When.all(all);
    }

    private void when(Fields rule, List<Condition> into) {
        Node node = rule.node("when");
        if (node == null) {
            return;
        }
        if (!node.is(Kind.MAP)) {
            expression(node, into);
            return;
        }
        Fields fields = Fields.open(node, PolicySections.WHEN, values);
        if (fields != null) {
            if (fields.has("tags")) {
                into.add(When.tags(fields.words("tags")));
            }
            if (fields.has("tenant")) {
                into.add(When.tenant(fields.oneOrMore("tenant")));
            }
            if (fields.has("user")) {
                into.add(When.user(fields.oneOrMore("user")));
            }
            if (fields.has("priority")) {
                into.add(When.priority(classes(fields)));
            }
            fields.entries("header").forEach((name, value) -> header(name, value, into));
            Fields time = fields.section("time", PolicySections.TIME);
            if (time != null) {
                into.add(new TimeReader(time, clock).read());
            }
        }
    }

    private Set<Priority> classes(Fields fields) {
        Set<Priority> classes = EnumSet.noneOf(Priority.class);
        Node node = fields.node("priority");
        for (String word : fields.oneOrMore("priority")) {
            Priority known = Priority.of(word).orElse(null);
            if (known != null) {
                classes.add(known);
            } else if (node != null) {
                values.problems().unknown(node.spot(), "priority", word, Priority.words());
            }
        }
        return classes;
    }

    private void expression(Node node, List<Condition> into) {
        String text = values.text(node);
        if (text != null) {
            compile(node, text, into);
        }
    }

    private void compile(Node node, String text, List<Condition> into) {
        try {
            into.add(conditions.compile(text));
        } catch (IllegalArgumentException e) {
            // With a placeholder in it, the compiler's words would show what it stands for.
            String why = text.equals(node.text()) ? ": " + firstLine(e) : "";
            values.problems().add(node.spot(), "is not a condition" + why);
        }
    }

    private static String firstLine(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** A header is the caller's world: the expression language looks it up there. */
    private void header(String name, Node value, List<Condition> into) {
        String text = values.text(value);
        if (text == null) {
            return;
        }
        if (!HEADER.matcher(name).matches() || text.contains("'") || text.contains("${") || text.contains("\\")) {
            values.problems().add(value.spot(), "has quotes or signs in it; write it as an expression in when");
            return;
        }
        try {
            into.add(conditions.compile("${header." + name + "} == '" + text + "'"));
        } catch (IllegalArgumentException e) {
            values.problems().add(value.spot(), "cannot be compared; write it as an expression in when");
        }
    }
}
