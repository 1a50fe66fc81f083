package io.llmrouter.engine.state;

import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.policy.Lesson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were answered last, by the id of their decision, so that their answers can be scored. Holds as many as it
 * has room for, and nothing of what was asked or answered. Thread-safe: one lock, not held while listeners hear.
 */
public final class AnsweredCalls {

    /** How many calls are remembered unless said otherwise. */
    public static final int USUAL_ROOM = 10_000;

    private static final class Entry {
        private final AnsweredCall call;
        private final Consumer<Lesson> lessons;
        private @Nullable Double score;

        Entry(AnsweredCall call, Consumer<Lesson> lessons) {
            this.call = call;
            this.lessons = lessons;
        }
    }

    private final int room;
    private final Map<String, Entry> byDecision;
    private final List<Consumer<Judged>> listeners = new CopyOnWriteArrayList<>();

    public AnsweredCalls(int room) {
        this.room = room;
        this.byDecision = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                return size() > AnsweredCalls.this.room;
            }
        };
    }

    /** Has the listener hear every score, in the thread it is given in. */
    public void listen(Consumer<Judged> listener) {
        listeners.add(listener);
    }

    /** Remembers a call; a score of its answer will be told to {@code lessons}. */
    public void remember(AnsweredCall call, Consumer<Lesson> lessons) {
        Entry entry = new Entry(call, lessons);
        synchronized (byDecision) {
            byDecision.put(call.decisionId(), entry);
        }
    }

    /**
     * Scores an answer. A later score replaces an earlier one.
     *
     * @throws IllegalArgumentException if there is no such answer, or it is not remembered any more
     */
    public Judged score(Feedback feedback) {
        Entry entry;
        Double before;
        synchronized (byDecision) {
            entry = byDecision.get(feedback.decisionId());
            if (entry == null) {
                throw new IllegalArgumentException("there is no answer of the decision '" + feedback.decisionId()
                        + "' to score: it was never answered here, or before the last " + room + " answers");
            }
            before = entry.score;
            entry.score = feedback.score();
        }
        Judged judged = new Judged(feedback, before, entry.call);
        entry.lessons.accept(new Lesson.Scored(entry.call.target(), feedback.score(), before));
        listeners.forEach(listener -> listener.accept(judged));
        return judged;
    }
}
