package io.llmrouter.engine.feature.opennlp;

import io.llmrouter.engine.feature.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Detects languages with the model of OpenNLP, among the languages of {@link Codes}, which are asked about most: the
 * model knows a hundred more, which short texts would be taken for. Reads the first {@value #READ} characters; texts of
 * fewer than {@value #LEAST} bytes in UTF-8 say too little. Thread-safe. The model is read once, in about a second, and
 * takes some 40 MB.
 */
final class OpenNlpLanguages implements LanguageDetector {

    static final int READ = 400;
    static final int LEAST = 15;

    /** Codes of the model that Java knows otherwise. */
    private static final Map<String, String> OTHERWISE =
            Map.of("cmn", "zh", "nob", "no", "nno", "no", "arb", "ar", "ekk", "et", "lvs", "lv");

    private final LanguageDetectorModel model;
    private final Map<String, String> byCode = new HashMap<>(OTHERWISE);

    OpenNlpLanguages() {
        try (InputStream in =
                Objects.requireNonNull(OpenNlpLanguages.class.getResourceAsStream(Codes.MODEL), Codes.MODEL)) {
            model = new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model of languages", e);
        }
        for (String language : Codes.ALL) {
            threeLetters(language).ifPresent(code -> byCode.put(code, language));
        }
    }

    private static Optional<String> threeLetters(String language) {
        try {
            return Optional.of(new Locale(language).getISO3Language());
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> of(String text) {
        String head = text.substring(0, Math.min(READ, text.length()));
        if (head.getBytes(StandardCharsets.UTF_8).length < LEAST) {
            return Optional.empty();
        }
        for (Language each : new LanguageDetectorME(model).predictLanguages(head)) {
            String known = byCode.get(each.getLang());
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
