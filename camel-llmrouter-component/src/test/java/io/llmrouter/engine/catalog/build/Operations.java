package io.llmrouter.engine.catalog.build;

import java.util.Locale;
import java.util.Set;

/** Tells what a model is for, where a source says only what it reads and writes. */
final class Operations {

    private Operations() {}

    /** The word of the operation; empty for what nothing here does, such as films. */
    static String of(String id, Set<String> input, Set<String> output) {
        String name = id.toLowerCase(Locale.ROOT);
        if (name.contains("rerank")) {
            return "rerank";
        }
        if (name.contains("embed") || name.matches(".*/bge-.*")) {
            return "embed";
        }
        if (output.contains("text")) {
            return name.contains("whisper") || name.contains("transcribe") ? "transcribe" : "chat";
        }
        if (output.contains("image")) {
            return "image";
        }
        return output.contains("audio") && input.contains("text") ? "speak" : "";
    }
}
