package io.llmrouter.engine.model;

import java.util.Objects;

/**
 * A model at an account: the unit that is called, measured and tripped. Written {@code account/wireModel}.
 *
 * @param account the account's name, without a slash
 * @param model the model as the provider names it on the wire; may contain slashes
 */
public record Target(String account, String model) {
    public Target {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(model, "model");
        if (account.isEmpty() || account.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an account's name is not empty and has no slash: '" + account + "'");
        }
        if (model.isEmpty()) {
            throw new IllegalArgumentException("the target of account '" + account + "' names no model");
        }
    }

    /**
     * Reads {@code account/wireModel}, split at the first slash.
     *
     * @throws IllegalArgumentException if there is no slash, or nothing before or behind it
     */
    public static Target parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a target is written account/model, not '" + text + "'");
        }
        return new Target(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return account + "/" + model;
    }
}
