package io.llmrouter.camel;

/** What a result looks like in a message. */
public enum ResponseType {
    /** Text; for plans and lists, JSON text. */
    text,
    /** Parsed JSON as maps, lists and plain values. */
    json,
    /** The engine's own object, such as a {@link io.llmrouter.engine.model.ChatResponse}. */
    response
}
