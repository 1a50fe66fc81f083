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
    /** Scores an answer that was given before. */
    feedback,
    /** Shows how the experiments stand. */
    experiments,
    /** Turns texts into vectors. */
    embed,
    /** Orders documents by how well they answer a query. */
    rerank,
    /** Judges whether content is harmful. */
    moderate,
    /** Turns speech into text. */
    transcribe,
    /** Turns text into speech. */
    speak,
    /** Draws images. */
    image,
    /** Counts the tokens of what would be asked. */
    tokens,
    /** Grades models by questions whose answers are known. */
    evaluate,
    /** Learns from scored prompts and answers which model answers what how well. */
    train,
    /** Starts a route with what happens in calls, and to targets and keys. */
    events
}
