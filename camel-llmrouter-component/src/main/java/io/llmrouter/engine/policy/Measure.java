package io.llmrouter.engine.policy;

/** What is measured of a target's answers, in milliseconds. */
public enum Measure {
    /** From the request to the first text, reasoning or tool call of a stream. */
    FIRST_TOKEN,
    /** From the request to the whole answer, or to the end of the stream. */
    TOTAL,
    /** The total time for each token of a chat's answer, so that whole answers and streams compare. */
    TOKEN
}
