package io.llmrouter.engine.feature.opennlp;

import io.llmrouter.engine.feature.LanguageDetector;
import java.util.Set;

/** The languages that can be told apart where the optional dependency is there, and what is missing where it is not. */
public final class Languages {

    /** What to add where detection is missing. */
    public static final String MISSING = "detecting languages needs org.apache.opennlp:opennlp-tools and"
            + " org.apache.opennlp:opennlp-models-langdetect";

    private static final String MARK = "opennlp.tools.langdetect.LanguageDetectorME";

    /** Reads the model when it is first used, once. */
    private static final class Holder {
        static final LanguageDetector DETECTOR = new OpenNlpLanguages();
    }

    private Languages() {}

    /** The codes by ISO 639-1 of the languages that are told apart. */
    public static Set<String> known() {
        return Codes.ALL;
    }

    /** Whether both parts of the dependency are there. */
    public static boolean areThere() {
        ClassLoader loader = Languages.class.getClassLoader();
        try {
            Class.forName(MARK, false, loader);
            return Languages.class.getResource(Codes.MODEL) != null;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** The detector; the model is read with its first text. */
    public static LanguageDetector detector() {
        return text -> Holder.DETECTOR.of(text);
    }
}
