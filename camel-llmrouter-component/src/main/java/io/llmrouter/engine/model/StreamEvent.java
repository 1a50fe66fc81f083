package io.llmrouter.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of an answer that arrives piece by piece. A stream is: {@code STARTED}, then deltas, usage and pings in any
 * order, then exactly one {@code FINISHED} or {@code FAILED}.
 */
public sealed interface StreamEvent {

    /** The kinds of events there are. */
    enum Kind {
        STARTED(false),
        TEXT(true),
        REASONING(true),
        TOOL_CALL(true),
        USAGE(false),
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
