package io.llmrouter.engine.model;

/** Who speaks in a {@link Message}. */
public enum Role {
    /** Instructions that hold for the whole conversation; also what some providers call {@code developer}. */
    SYSTEM,
    /** The person or system that asks. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The result of a tool call, tied to it by {@link Message#toolCallId()}. */
    TOOL
}
