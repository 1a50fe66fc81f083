package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.bedrock.SigV4;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the keys of accounts: where the configuration says, or in the environment variable that is usual for them. */
final class Keys {

    private final UnaryOperator<@Nullable String> environment;
    private final Values values;

    Keys(UnaryOperator<@Nullable String> environment, Values values) {
        this.environment = environment;
        this.values = values;
    }

    /**
     * The keys of an account.
     *
     * @param credentials at least one
     * @param off why the account cannot be called; null when it can
     * @param signing the keys that sign its requests instead
     */
    record Found(List<Credential> credentials, @Nullable String off, Map<String, Object> signing) {
        Found(List<Credential> credentials, @Nullable String off) {
            this(credentials, off, Map.of());
        }
    }

    Found of(Fields fields, Preset preset, boolean optional) {
        List<Node> written = written(fields);
        if (SigningKeys.areWritten(fields, preset)) {
            return signing(fields, written, optional);
        }
        CloudIdentity identity = CloudIdentity.of(preset);
        Node named = identity == null ? null : identity.named(fields);
        if (identity != null && named != null && written.isEmpty()) {
            return named(named, identity, optional);
        }
        if (written.isEmpty()) {
            return fromEnvironment(fields, preset, optional);
        }
        if (takesNone(preset)) {
            fields.problems().add(written.get(0).spot(), "an account of type " + preset.name() + " takes no key");
        }
        return fromConfiguration(written, optional);
    }

    private Found signing(Fields fields, List<Node> written, boolean optional) {
        if (!written.isEmpty()) {
            fields.problems().add(written.get(0).spot(), "stands beside accessKeyId; keep one of the two");
        }
        String[] missing = new String[1];
        Map<String, Object> keys = SigningKeys.written(fields, node -> {
            Secret secret = secret(node);
            if (secret.missing != null) {
                missing[0] = secret.missing;
                report(node, secret.missing, optional);
            }
            return secret.missing == null ? secret.value : null;
        });
        return new Found(List.of(Credential.NONE), missing[0], keys);
    }

    private Found named(Node named, CloudIdentity identity, boolean optional) {
        String off = identity.isThere() ? null : identity.missing();
        if (off != null) {
            report(named, off, optional);
        }
        return new Found(List.of(Credential.NONE), off);
    }

    private static List<Node> written(Fields fields) {
        Node one = fields.node("apiKey");
        List<Node> several = fields.items("apiKeys");
        if (one != null && !several.isEmpty()) {
            fields.problems().add(fields.spot("apiKeys"), "stands beside apiKey; keep one of the two");
        }
        return one == null ? several : List.of(one);
    }

    private static boolean takesNone(Preset preset) {
        return ProviderReader.IN_PROCESS.contains(preset.dialect())
                || preset.quirks().auth().header().isEmpty();
    }

    private Found fromConfiguration(List<Node> written, boolean optional) {
        List<Credential> credentials = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String missing = null;
        for (Node node : written) {
            Secret secret = secret(node);
            if (secret.missing != null) {
                missing = secret.missing;
                report(node, secret.missing, optional);
            } else if (!seen.add(secret.value)) {
                values.problems().add(node.spot(), "is the same key as one before it");
            } else {
                credentials.add(new Credential(secret.value));
            }
        }
        return credentials.isEmpty()
                ? new Found(List.of(Credential.NONE), missing == null ? "it has no key" : missing)
                : new Found(credentials, null);
    }

    private void report(Node node, String missing, boolean optional) {
        if (!optional) {
            values.problems().add(node.spot(), missing);
        }
    }

    private record Secret(String value, @Nullable String missing) {}

    /** Never shows the text as written either: it may be the key itself. */
    private Secret secret(Node node) {
        if (!values.isText(node)) {
            return new Secret("", "should be text");
        }
        try {
            String key = values.placeholders().resolve(node.text()).strip();
            if (key.isEmpty()) {
                return new Secret("", "the key is empty" + source(node));
            }
            if (key.chars().anyMatch(Character::isISOControl)) {
                values.problems().add(node.spot(), "the key has a line break or another control character in it");
            }
            return new Secret(key, null);
        } catch (IllegalArgumentException e) {
            return new Secret("", "the key is missing: " + e.getMessage());
        }
    }

    private static String source(Node node) {
        boolean only = node.text().startsWith("{{") && node.text().endsWith("}}");
        return only ? ": " + node.text() : "";
    }

    private Found fromEnvironment(Fields fields, Preset preset, boolean optional) {
        boolean unread = fields.has("apiKey") || fields.has("apiKeys");
        Found found = unread ? null : ofEnvironment(preset);
        if (found != null) {
            return found;
        }
        CloudIdentity identity = unread ? null : CloudIdentity.of(preset);
        // Nobody waits for the network at start: only an account that may be off is off for want of traces.
        if (identity != null && identity.isThere() && (!optional || identity.leavesTraces(environment))) {
            return new Found(List.of(Credential.NONE), null);
        }
        if (!optional && !fields.has("apiKeys")) {
            fields.problems()
                    .add(fields.spot(), "has no key: set apiKey, or " + variables(preset) + instead(identity, ""));
        }
        String off = "it has no key: set " + variables(preset) + instead(identity, ", and leave out optional");
        return new Found(List.of(Credential.NONE), off);
    }

    private static String instead(@Nullable CloudIdentity identity, String beside) {
        return identity == null
                ? ""
                : ", or have " + identity.artifact() + " in the application look for what the machine has" + beside;
    }

    /** What the environment has for a preset; null when it lacks a key it must have, or what a machine may have. */
    @Nullable
    Found ofEnvironment(Preset preset) {
        for (String variable : preset.keyVariables()) {
            String key = environment.apply(variable);
            if (key != null && !key.isBlank()) {
                return new Found(List.of(new Credential(key.strip())), null);
            }
        }
        Map<String, Object> signing = SigningKeys.areTaken(preset) ? SigningKeys.ofEnvironment(environment) : Map.of();
        if (!signing.isEmpty()) {
            String off = SigV4.isThere() ? null : SigV4.MISSING;
            return new Found(List.of(Credential.NONE), off, signing);
        }
        boolean mayLack = !preset.keyRequired() && CloudIdentity.of(preset) == null;
        return mayLack ? new Found(List.of(Credential.NONE), null) : null;
    }

    /** Why an account that no configuration names is off. */
    static String missing(Preset preset) {
        return "it has no key: set " + variables(preset)
                + instead(CloudIdentity.of(preset), ", for an account that is named under providers");
    }

    private static String variables(Preset preset) {
        List<String> names = preset.keyVariables();
        return names.isEmpty()
                ? "its key in the configuration"
                : "the environment variable " + String.join(" or ", names)
                        + (SigningKeys.areTaken(preset) ? SigningKeys.INSTEAD : "");
    }
}
