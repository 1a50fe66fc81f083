package io.llmrouter.engine.observe;

import java.util.Locale;

/** What can happen, as the word by which it is asked for and told. */
public enum EventType {
    CALL_ATTEMPTED,
    CALL_ENDED,
    BREAKER_OPENED,
    BREAKER_HALF_OPENED,
    BREAKER_CLOSED,
    TARGET_TAKEN_OUT,
    TARGET_PUT_BACK,
    KEY_COOLED,
    KEY_REJECTED,
    KEY_OFF,
    KEY_RECOVERED,
    CATALOGUE_REFRESHED,
    CATALOGUE_REFUSED,
    EVALUATION_PROGRESSED,
    EVALUATION_ENDED,
    DRIFT_DETECTED,
    ALIAS_SWITCHED,
    FEEDBACK_GIVEN,
    EXPERIMENT_ROLLED_BACK,
    MODEL_PUBLISHED;

    /** The type as it is written: {@code breaker_opened}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
