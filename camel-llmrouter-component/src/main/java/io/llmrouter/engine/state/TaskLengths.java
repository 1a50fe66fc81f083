package io.llmrouter.engine.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How long answers to tasks are, the latest counting most: to the 256 tasks that were asked last. Thread-safe: one lock. */
final class TaskLengths {

    private static final int ROOM = 256;

    private final Map<Long, AnswerLengths> byTask = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, AnswerLengths> eldest) {
            return size() > ROOM;
        }
    };

    void add(long task, long inputTokens, long outputTokens, long now) {
        synchronized (byTask) {
            AnswerLengths lengths = byTask.get(task);
            if (lengths == null) {
                lengths = new AnswerLengths(now);
                byTask.put(task, lengths);
            }
            lengths.add(inputTokens, outputTokens, now);
        }
    }

    OptionalDouble mean(long task, long inputTokens, long now) {
        AnswerLengths known = known(task);
        return known == null ? OptionalDouble.empty() : known.mean(inputTokens, now);
    }

    private @Nullable AnswerLengths known(long task) {
        synchronized (byTask) {
            return byTask.get(task);
        }
    }
}
