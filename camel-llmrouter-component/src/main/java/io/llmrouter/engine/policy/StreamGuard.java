package io.llmrouter.engine.policy;

import java.time.Duration;

/**
 * The least speed of a stream. A stream is held back until it has shown that it is fast enough; one that is not goes to
 * the next candidate. So the first words come later, but never from a target that crawls.
 *
 * @param charactersPerSecond the least speed, from the first content on
 * @param window how long a stream has to show it
 * @param sample how many characters show it before the window is over
 */
public record StreamGuard(double charactersPerSecond, Duration window, int sample) {

    public StreamGuard {
        if (!(charactersPerSecond > 0)) {
            throw new IllegalArgumentException("charactersPerSecond must be more than 0, not " + charactersPerSecond);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be more than zero, not " + window);
        }
        if (sample < 1) {
            throw new IllegalArgumentException("sample must be at least 1, not " + sample);
        }
    }
}
