package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts for tests. */
final class Accounts {

    private Accounts() {}

    static Account simulated(Map<String, Object> settings) {
        Preset preset =
                new Preset("simulated", "simulated", null, List.of(), false, "simulated", null, Quirks.NONE, Map.of());
        return new Account("demo", preset, null, List.of(Credential.NONE), null, Set.of(), settings, null);
    }
}
