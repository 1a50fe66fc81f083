package io.llmrouter.engine.provider;

import java.util.Objects;

/**
 * A secret that opens an account. Shows only its last four characters, and none of a short one.
 *
 * @param secret the key itself; empty when the provider takes none
 */
public record Credential(String secret) {

    /** For providers that take no key. */
    public static final Credential NONE = new Credential("");

    public Credential {
        Objects.requireNonNull(secret, "secret");
    }

    /** What may be shown: {@code …a1b2}. */
    public String masked() {
        if (secret.isEmpty()) {
            return "none";
        }
        return secret.length() < 12 ? "…" : "…" + secret.substring(secret.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }
}
