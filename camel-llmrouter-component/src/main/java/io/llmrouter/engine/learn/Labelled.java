package io.llmrouter.engine.learn;

/**
 * A text, and what it was called.
 *
 * @param text the text
 * @param label its label
 */
public record Labelled(String text, String label) {}
