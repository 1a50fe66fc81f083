package io.llmrouter.camel;

/** What an endpoint does with a message. The constants are the words of the URI: {@code llmrouter:chat}. */
public enum LlmRouterOperation {
    /** Asks a model. */
    chat,
    /** Asks models in the given order until one answers. */
    fallback,
    /** Asks a model and puts the answer into the message. */
    enrich,
    /** Explains how a message would be routed, and calls nothing. */
    plan,
    /** Lists the models that may be chosen. */
    models,
    /** Starts a route with what happens in calls, and to targets and keys. */
    events
}
