package io.llmrouter.examples.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model makes of a mail.
 *
 * @param category what it is about
 * @param urgency how soon somebody should look at it
 * @param summary what it says, in a sentence or two
 * @param reply what could be answered; null when the model does not write
 */
record Triage(Category category, Urgency urgency, String summary, @Nullable String reply) {

    Triage {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(summary, "summary");
    }

    /** What a mail is about; each has a folder. */
    enum Category {
        @JsonProperty("invoice")
        INVOICE("Invoices"),
        @JsonProperty("order")
        ORDER("Orders"),
        @JsonProperty("complaint")
        COMPLAINT("Complaints"),
        @JsonProperty("meeting")
        MEETING("Meetings"),
        @JsonProperty("other")
        OTHER("Other");

        private final String folder;

        Category(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }
    }

    /** How soon somebody should look at a mail. */
    enum Urgency {
        @JsonProperty("high")
        HIGH,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("low")
        LOW
    }
}
