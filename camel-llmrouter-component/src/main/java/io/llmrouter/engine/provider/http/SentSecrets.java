package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.Credential;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that an account sends with every request beside its key: values of headers and of query parameters that
 * are named like secrets, or long enough to be one. Immutable and thread-safe.
 *
 * @param values the secrets, whole
 */
record SentSecrets(List<String> values) {

    private static final Pattern NAMES =
            Pattern.compile("(?i).*(?:key|token|secret|auth|password|credential|signature|cookie|sig).*");
    private static final int SHORTEST = 4;
    private static final int LONG = 24;
    private static final int RECOGNIZED = 8;
    private static final String CUT = "…";

    static SentSecrets of(Quirks quirks) {
        return of(Stream.of(quirks.headers(), quirks.query()));
    }

    /** These and those of more headers. */
    SentSecrets with(Map<String, String> headers) {
        return headers.isEmpty()
                ? this
                : new SentSecrets(Stream.concat(of(Stream.of(headers)).values.stream(), values.stream())
                        .distinct()
                        .toList());
    }

    private static SentSecrets of(Stream<Map<String, String>> maps) {
        return new SentSecrets(maps.flatMap(sent -> sent.entrySet().stream())
                .filter(SentSecrets::isSecret)
                .flatMap(sent -> words(sent.getValue()))
                .distinct()
                .toList());
    }

    private static boolean isSecret(Map.Entry<String, String> sent) {
        return NAMES.matcher(sent.getKey()).matches() || sent.getValue().length() >= LONG;
    }

    /** Shows none. */
    @Override
    public String toString() {
        return values.size() + " secrets";
    }

    /** A value, and what stands behind a word such as {@code Bearer} in it. */
    private static Stream<String> words(String value) {
        String last = value.substring(value.lastIndexOf(' ') + 1);
        return Stream.of(value, last).filter(each -> each.length() >= SHORTEST);
    }

    /** What one call sends, with that key. */
    CallSecrets sentWith(Credential key) {
        return new CallSecrets(this, key);
    }

    /** A message without any of them, and without the key. */
    String hidden(String message, Credential credential) {
        String clean = credential.secret().isEmpty() ? message : hidden(message, credential.secret());
        for (String each : values) {
            clean = hidden(clean, each);
        }
        return clean;
    }

    private static String hidden(String message, String secret) {
        return withoutBeginning(message.replace(secret, new Credential(secret).masked()), secret);
    }

    /** Messages are cut where they are long, and so is a secret that stands there. */
    private static String withoutBeginning(String message, String secret) {
        if (!message.endsWith(CUT)) {
            return message;
        }
        int end = message.length() - CUT.length();
        for (int length = Math.min(secret.length(), end); length >= RECOGNIZED; length--) {
            if (message.startsWith(secret.substring(0, length), end - length)) {
                return message.substring(0, end - length) + CUT;
            }
        }
        return message;
    }
}
