package io.llmrouter.engine.policy;

import java.util.Locale;
import java.util.Set;

/** What may become of data at an account, in the order from the strictest. A stricter one keeps what the others promise. */
public enum DataPolicy {
    /** It stays on hardware of one's own, and nobody else reads it. */
    PRIVATE,
    /** Others compute, and keep nothing once they have answered. */
    ZERO_RETENTION,
    /** Others may keep it for a while, and train no model on it. */
    NO_TRAINING;

    /** Its word, which is a tag of accounts and models that keep it: {@code zero-retention}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a candidate with such tags keeps it. */
    public boolean isKept(Set<String> tags) {
        for (DataPolicy each : values()) {
            if (tags.contains(each.word())) {
                return true;
            }
            if (each == this) {
                return false;
            }
        }
        return false;
    }
}
