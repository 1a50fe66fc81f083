package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.provider.Credential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys that sign the requests of an account, as settings for its signer: where the configuration says, or in
 * the environment variables that are usual for them. Secret ones are credentials, which do not show themselves.
 */
final class SigningKeys {

    private static final String SCHEME = "sigv4";
    private static final String ID = "accessKeyId";
    private static final String SECRET = "secretAccessKey";
    private static final String TOKEN = "sessionToken";
    private static final String PROFILE = "profile";
    private static final List<String> NAMES = List.of(ID, SECRET, TOKEN);
    private static final Map<String, String> VARIABLES =
            Map.of(ID, "AWS_ACCESS_KEY_ID", SECRET, "AWS_SECRET_ACCESS_KEY", TOKEN, "AWS_SESSION_TOKEN");

    /** What to set instead of a key, for messages. */
    static final String INSTEAD = ", or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

    private SigningKeys() {}

    /** Whether accounts of the preset may sign. */
    static boolean areTaken(Preset preset) {
        return preset.quirks().auth().scheme().equals(SCHEME);
    }

    /** Whether the configuration has any. */
    static boolean areWritten(Fields fields, Preset preset) {
        return areTaken(preset) && NAMES.stream().anyMatch(fields::has);
    }

    /** Those of the configuration; one without the other is reported. */
    static Map<String, Object> written(Fields fields, Function<Node, @Nullable String> secret) {
        Map<String, Object> keys = new HashMap<>();
        for (String name : NAMES) {
            Node node = fields.node(name);
            String value = node == null ? null : secret.apply(node);
            if (value != null) {
                keys.put(name, name.equals(ID) ? value : new Credential(value));
            }
        }
        for (String name : List.of(ID, SECRET)) {
            if (!fields.has(name)) {
                fields.problems().add(fields.spot(), "has no " + name);
            }
        }
        return keys;
    }

    /** The profile whose keys sign instead, which Amazon's library reads. */
    static Map<String, Object> profile(Fields fields, Preset preset) {
        String profile = areTaken(preset) ? fields.text(PROFILE) : null;
        if (profile == null) {
            return Map.of();
        }
        if (fields.has("apiKey") || fields.has("apiKeys") || areWritten(fields, preset)) {
            fields.problems().add(fields.spot(PROFILE), "stands beside a key; keep one of the two");
        }
        return Map.of(PROFILE, profile);
    }

    /** Those of the environment; empty when one of the two that are needed is missing. */
    static Map<String, Object> ofEnvironment(UnaryOperator<@Nullable String> environment) {
        Map<String, Object> keys = new HashMap<>();
        VARIABLES.forEach((name, variable) -> {
            String value = environment.apply(variable);
            if (value != null && !value.isBlank()) {
                keys.put(name, name.equals(ID) ? value.strip() : new Credential(value.strip()));
            }
        });
        return keys.containsKey(ID) && keys.containsKey(SECRET) ? keys : Map.of();
    }
}
