package io.llmrouter.examples.quickstart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that was read.
 *
 * @param facts what can be said of it without a model, in the order they are to be shown
 * @param text its text, cut at the limit for prompts
 */
record Document(Map<String, Object> facts, String text) {
    Document {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
