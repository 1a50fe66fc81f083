package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.ParameterWriter;

/**
 * How much a model is asked to think that calls tools in this protocol only if it thinks so much: what quirks rename
 * {@code reasoning.tools} to, which is to be said even where nobody asked, as the model would think by itself; or nothing
 * at all, where no word is taken beside tools. Stateless.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/deployment-checklist">which models do at OpenAI</a>
 */
final class EffortBesideTools {

    private static final String QUIRK = "reasoning.tools";

    private EffortBesideTools() {}

    /** The effort for a request with tools; what is not as it was asked is noted. */
    static ReasoningEffort of(ReasoningEffort asked, Quirks quirks, ParameterWriter notes) {
        String word = quirks.rename().get(QUIRK);
        if (word == null) {
            return asked;
        }
        ReasoningEffort only = ReasoningEffort.of(word.isEmpty() ? null : word);
        if (word.isEmpty() && asked.isGiven()) {
            notes.adjusts("drops " + ReasoningForm.EFFORT + ", which the model does not take beside tools here");
        } else if (!word.isEmpty() && !asked.equals(only)) {
            notes.adjusts("says " + ReasoningForm.EFFORT + " " + (asked.isGiven() ? said(asked) + " as " : "") + word
                    + ", as the model calls tools here only so");
        }
        return only;
    }

    private static String said(ReasoningEffort asked) {
        return asked.level() == null ? "of " + asked.budgetTokens() + " tokens" : asked.level();
    }
}
