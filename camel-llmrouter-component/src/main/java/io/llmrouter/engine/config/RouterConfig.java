package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.provider.Account;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole, checked configuration.
 *
 * @param accounts the accounts, in order
 * @param catalogue the built-in cards with the overlays on them
 * @param roster every target there is
 * @param policies by name; always has one named {@code default}
 */
public record RouterConfig(List<Account> accounts, Catalogue catalogue, Roster roster, Map<String, Policy> policies) {
    public RouterConfig {
        accounts = List.copyOf(accounts);
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        if (!policies.containsKey("default")) {
            throw new IllegalArgumentException("there is no policy named default");
        }
    }
}
