package io.llmrouter.engine.policy;

import java.util.List;
import java.util.Objects;

/**
 * What an alias may stand for, one at a time.
 *
 * @param inUse the version it stands for
 * @param all the names of its versions, in the order of the configuration
 */
public record AliasVersions(String inUse, List<String> all) {
    public AliasVersions {
        Objects.requireNonNull(inUse, "inUse");
        all = List.copyOf(all);
        if (!all.contains(inUse)) {
            throw new IllegalArgumentException("'" + inUse + "' is none of the versions " + all);
        }
    }
}
