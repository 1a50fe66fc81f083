package io.llmrouter.engine.model;

import java.util.Locale;

/** What a model is asked to do. Written in configuration in lower case with dashes: {@code count-tokens}. */
public enum Operation {
    /** Answers a conversation; the one operation whose answer may arrive piece by piece. */
    CHAT("chat"),
    /** Turns texts into vectors. */
    EMBED("embed"),
    /** Orders documents by how well they answer a query. */
    RERANK("rerank"),
    /** Judges whether content is harmful. */
    MODERATE("moderate"),
    /** Turns speech into text. */
    TRANSCRIBE("transcribe"),
    /** Turns text into speech. */
    SPEAK("speak"),
    /** Draws images. */
    IMAGE("draw images"),
    /** Tells how many tokens a conversation is. */
    COUNT_TOKENS("count tokens");

    private final String verb;

    Operation(String verb) {
        this.verb = verb;
    }

    /** The word in configuration, plans and messages: {@code count-tokens}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verb in a sentence about what can do it: {@code it does not draw images}. */
    public String verb() {
        return verb;
    }
}
