package io.llmrouter.engine.provider.local;

/**
 * One word where it stands in a text.
 *
 * @param text the word as written
 * @param start its first character's place
 * @param end the place after its last character
 */
record Word(String text, int start, int end) {

    /** Whether it is written without spaces around it, as Chinese and Japanese are. */
    boolean ideographic() {
        return Words.ideographic(text.codePointAt(0));
    }
}
