package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Usage;
import java.util.List;

/** Receives what a provider tells about a call beside its answer. Thread-safe. */
public interface CallNotes {

    /** Ignores everything. */
    CallNotes NONE = new CallNotes() {
        @Override
        public void told(ResponseNotes notes) {
            // nobody wants to know
        }

        @Override
        public void used(Usage usage) {
            // nobody wants to know
        }
    };

    /** What a response told beside its body, whether it was an answer or an error. */
    void told(ResponseNotes notes);

    /** What of the request is not sent as it was asked, such as {@code drops purpose}; nothing where all of it is. */
    default void adjusted(List<String> what) {
        // not everybody wants to know
    }

    /** What was used by parts that were answered, of a call that failed as a whole. */
    void used(Usage usage);
}
