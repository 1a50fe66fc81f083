package io.llmrouter.engine.provider;

/** Makes providers for the accounts of one dialect. */
@FunctionalInterface
public interface ProviderFactory {

    /**
     * The provider for an account.
     *
     * @throws IllegalArgumentException with a message for the person who configured it, if the account's settings do not
     *     fit
     */
    Provider create(Account account);
}
