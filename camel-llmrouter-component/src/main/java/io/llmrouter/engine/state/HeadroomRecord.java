package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.ResponseNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest a provider said of a target's rate limits. Thread-safe; one reference, replaced whole. */
final class HeadroomRecord {

    /** Limits are by the minute, or by the day with a time of their reset: what is older says nothing. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Told(ResponseNotes notes, Instant at) {}

    private volatile @Nullable Told latest;

    void told(ResponseNotes notes, Instant at) {
        latest = new Told(notes, at);
    }

    Optional<ResponseNotes> at(Instant now) {
        Told told = latest;
        return told == null || now.isAfter(told.at().plus(lasts(told.notes())))
                ? Optional.empty()
                : Optional.of(told.notes());
    }

    private static Duration lasts(ResponseNotes notes) {
        return longer(longer(FRESH, notes.requests()), notes.tokens());
    }

    private static Duration longer(Duration one, Headroom headroom) {
        Duration reset = headroom.reset();
        return reset != null && reset.compareTo(one) > 0 ? reset : one;
    }
}
