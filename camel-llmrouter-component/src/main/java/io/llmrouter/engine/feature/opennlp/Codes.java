package io.llmrouter.engine.feature.opennlp;

import java.util.Set;

/** What can be known of the detector without its dependency. */
final class Codes {

    /** The languages told apart, by ISO 639-1. */
    static final Set<String> ALL = Set.of(
            "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
            "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh");

    static final String MODEL = "/langdetect-183.bin";

    private Codes() {}
}
