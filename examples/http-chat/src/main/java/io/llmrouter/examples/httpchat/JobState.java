package io.llmrouter.examples.httpchat;

import java.util.Locale;

/** How far a job is, in the order in which a job gets there; each state is a folder of its name. */
enum JobState {
    ACCEPTED,
    ANSWERED,
    DELIVERED,
    PARKED;

    /** Its word in folders and responses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
