package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Sampling;
import org.jspecify.annotations.Nullable;

/**
 * What the model says.
 *
 * @param text all of it
 * @param reason why it stopped
 */
record Reply(String text, FinishReason reason) {

    /** A whole reply. */
    static Reply of(String text) {
        return new Reply(text, FinishReason.STOP);
    }

    /** The reply up to the first stop text and the longest the request allows. */
    Reply within(Sampling sampling) {
        String shown = text;
        for (String stop : sampling.stop()) {
            int at = stop.isEmpty() ? -1 : shown.indexOf(stop);
            shown = at >= 0 ? shown.substring(0, at) : shown;
        }
        @Nullable Integer most = sampling.maxTokens();
        String cut = most == null ? shown : Tokens.cut(shown, most);
        boolean stopped = shown.length() < text.length() && cut.length() == shown.length();
        FinishReason why = cut.length() < shown.length() ? FinishReason.LENGTH : reason;
        return new Reply(cut, stopped ? FinishReason.STOP : why);
    }
}
