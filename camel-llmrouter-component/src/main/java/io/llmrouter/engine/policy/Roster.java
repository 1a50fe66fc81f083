package io.llmrouter.engine.policy;

import java.util.List;
import java.util.Map;

/** Every target that is configured, and what stands for which. Immutable and thread-safe. */
public interface Roster {

    /**
     * The candidates a list of patterns stands for, each once, in the order of the patterns.
     *
     * @throws IllegalArgumentException naming the nearest valid word, if a pattern stands for nothing
     */
    List<Candidate> resolve(List<CandidatePattern> patterns);

    /** Every target that is named in the configuration, in its order. */
    List<Candidate> all();

    /** The aliases that have versions, by their names. */
    default Map<String, AliasVersions> versions() {
        return Map.of();
    }

    /** The words that stand for one target or several, in the order of the configuration. */
    default List<String> aliases() {
        return List.of();
    }
}
