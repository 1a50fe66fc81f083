package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.LastResort;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code lastResort}: a Camel URI has a colon before any slash, a target has a slash before any colon, and a fixed
 * answer is a map.
 *
 * @param candidates remembers a target to be checked
 * @param values reads single values
 */
record LastResortReader(CandidateReader candidates, Values values) {

    private static final Pattern CAMEL_URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
    private static final Pattern TARGET = Pattern.compile("[^/*:]+/[^*]+");

    @Nullable
    LastResort read(Fields policy) {
        Node node = policy.node("lastResort");
        if (node == null) {
            return null;
        }
        if (node.is(Kind.MAP)) {
            return fixed(node);
        }
        String text = values.text(node);
        if (text == null) {
            return null;
        }
        if (CAMEL_URI.matcher(text).matches()) {
            return new LastResort(LastResort.Kind.CAMEL_URI, text);
        }
        if (TARGET.matcher(text).matches()) {
            candidates.reference(node, 1);
            return new LastResort(LastResort.Kind.TARGET, text);
        }
        values.problems()
                .add(
                        node.spot(),
                        "'" + node.text() + "' is neither a Camel URI such as direct:ask-a-human, nor a target, nor"
                                + " {answer: text}");
        return null;
    }

    private @Nullable LastResort fixed(Node node) {
        Fields fields = Fields.open(node, PolicySections.LAST_RESORT, values);
        if (fields != null && !fields.has("answer")) {
            values.problems().add(node.spot(), "has no answer");
        }
        String answer = fields == null ? null : fields.text("answer");
        return answer == null ? null : new LastResort(LastResort.Kind.FIXED_ANSWER, answer);
    }
}
