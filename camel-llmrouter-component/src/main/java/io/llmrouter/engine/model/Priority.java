package io.llmrouter.engine.model;

import java.util.Locale;

/** How urgent a call is, the least urgent first. What each class gets of a target's places is the configuration's to say. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    /** The class as it is written: {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
