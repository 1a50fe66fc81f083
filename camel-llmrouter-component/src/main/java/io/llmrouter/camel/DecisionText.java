package io.llmrouter.camel;

import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the text that explains it, written when someone first reads it: most headers are never read, and
 * writing costs about as much as deciding. Immutable to the outside and thread-safe (who writes twice writes the same).
 */
final class DecisionText implements CharSequence {

    private final Decision decision;
    private final ExplanationForm form;
    private @Nullable String text;

    DecisionText(Decision decision) {
        this(decision, ExplanationForm.json);
    }

    DecisionText(Decision decision, ExplanationForm form) {
        this.decision = decision;
        this.form = form;
    }

    /** What it explains. */
    Decision decision() {
        return decision;
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    @Override
    public String toString() {
        String written = text;
        if (written == null) {
            written = form.write(Explanation.of(decision));
            text = written;
        }
        return written;
    }
}
