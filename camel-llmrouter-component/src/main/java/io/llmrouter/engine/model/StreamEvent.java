package io.llmrouter.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of an answer that arrives piece by piece. A stream is: {@code STARTED}, then deltas, usage, extra fields and
 * pings in any order, then exactly one {@code FINISHED} or {@code FAILED}.
 */
public sealed interface StreamEvent {

    /** The kinds of events there are. */
    enum Kind {
        STARTED(false),
        TEXT(true),
        REASONING(true),
        TOOL_CALL(true),
        USAGE(false),
        EXTRA(false),
        PING(false),
        FINISHED(false),
        FAILED(false);

        private final boolean commits;

        Kind(boolean commits) {
            this.commits = commits;
        }

        /** Whether such an event, unless it is empty, binds the stream to its target: from then on there is no other. */
        public boolean commits() {
            return commits;
        }
    }

    /** Which of the records below this is. */
    Kind kind();

    /** What it adds to the answer: text, reasoning, or a tool's name and arguments; empty when it adds nothing. */
    default String content() {
        return "";
    }

    /** The provider has begun. */
    record Started(String id, String model) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.STARTED;
        }
    }

    /** A piece of the answer's text. */
    record TextDelta(String text) implements StreamEvent {
        @Override
        public String content() {
            return text;
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** A piece of the model's reasoning; its signature, if any, comes with the last piece. */
    record ReasoningDelta(String text, @Nullable String signature) implements StreamEvent {
        @Override
        public String content() {
            return text;
        }

        @Override
        public Kind kind() {
            return Kind.REASONING;
        }
    }

    /**
     * A piece of a tool call.
     *
     * @param index which call of the answer, from 0
     * @param id the call's id, in its first piece
     * @param name the tool's name, in its first piece
     * @param arguments a piece of the arguments' JSON text; may be empty
     */
    record ToolCallDelta(int index, @Nullable String id, @Nullable String name, String arguments)
            implements StreamEvent {
        @Override
        public String content() {
            return name == null ? arguments : name + arguments;
        }

        @Override
        public Kind kind() {
            return Kind.TOOL_CALL;
        }
    }

    /** What has been used so far; a later one replaces an earlier one. */
    record UsageReported(Usage usage) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.USAGE;
        }
    }

    /**
     * Fields of the answer that no other event has a name for, such as {@code logprobs} and {@code citations}: those of
     * {@link ChatResponse#extra()}. Such events add up.
     *
     * @param fields by their names; those that are null are left out
     */
    record Extra(Map<String, Object> fields) implements StreamEvent {
        public Extra {
            Map<String, Object> told = new LinkedHashMap<>(fields);
            told.values().removeIf(Objects::isNull);
            fields = Collections.unmodifiableMap(told);
        }

        @Override
        public Kind kind() {
            return Kind.EXTRA;
        }

        /** The fields that came before with these behind them: lists and maps go on, other values are replaced. */
        public Map<String, Object> after(Map<String, Object> before) {
            return joined(before, fields);
        }

        private static Map<String, Object> joined(Map<?, ?> before, Map<?, ?> more) {
            Map<String, Object> all = new LinkedHashMap<>();
            before.forEach((name, value) -> all.put(String.valueOf(name), value));
            more.forEach((name, value) -> {
                if (value != null) {
                    all.merge(String.valueOf(name), value, Extra::joined);
                }
            });
            return all;
        }

        private static Object joined(Object before, Object more) {
            if (before instanceof Map<?, ?> one && more instanceof Map<?, ?> other) {
                return joined(one, other);
            }
            if (before instanceof List<?> one && more instanceof List<?> other) {
                List<Object> all = new ArrayList<>(one);
                all.addAll(other);
                return all;
            }
            return more;
        }
    }

    /** The provider is alive and has nothing to say. */
    record Ping() implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.PING;
        }
    }

    /** The answer is whole. */
    record Finished(FinishReason reason, @Nullable String rawReason) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.FINISHED;
        }
    }

    /** The answer ends here, unfinished. */
    record Failed(Failure failure) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }
}
