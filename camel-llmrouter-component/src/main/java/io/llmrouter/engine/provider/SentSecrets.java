package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What goes out with a provider's requests and is nobody else's to read, beside the key: the values of headers and of
 * parameters of the address that are named like secrets, or are long enough to be some. Thread-safe.
 *
 * @param values the secrets, whole
 */
record SentSecrets(List<String> values) {

    private static final Pattern NAMES =
            Pattern.compile("(?i).*(?:key|token|secret|auth|password|credential|signature|cookie|sig).*");
    private static final int SHORTEST = 4;
    private static final int LONG = 24;

    static SentSecrets of(Quirks quirks) {
        return new SentSecrets(Stream.of(quirks.headers(), quirks.query())
                .flatMap(sent -> sent.entrySet().stream())
                .filter(SentSecrets::isSecret)
                .flatMap(sent -> words(sent.getValue()))
                .distinct()
                .toList());
    }

    private static boolean isSecret(Map.Entry<String, String> sent) {
        return NAMES.matcher(sent.getKey()).matches() || sent.getValue().length() >= LONG;
    }

    /** A value, and what stands behind a word such as {@code Bearer} in it. */
    private static Stream<String> words(String value) {
        String last = value.substring(value.lastIndexOf(' ') + 1);
        return Stream.of(value, last).filter(each -> each.length() >= SHORTEST);
    }

    /** A message without any of them, and without the key. */
    String hidden(String message, Credential credential) {
        String clean =
                credential.secret().isEmpty() ? message : message.replace(credential.secret(), credential.masked());
        for (String each : values) {
            clean = clean.replace(each, new Credential(each).masked());
        }
        return clean;
    }
}
