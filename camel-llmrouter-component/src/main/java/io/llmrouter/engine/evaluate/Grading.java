package io.llmrouter.engine.evaluate;

/** How an answer is graded; {@code docs/evaluation.md} documents each. */
public enum Grading {
    /** It is the expected text, spaces around it aside. */
    EXACT,
    /** It contains the expected text, whatever the case. */
    CONTAINS,
    /** A part of it matches the expected regular expression. */
    REGEX,
    /** Its last number is the expected one, within the tolerance. */
    NUMBER,
    /** It is JSON that keeps to the schema. */
    SCHEMA,
    /** It resembles the expected text. */
    SIMILARITY,
    /** A model says how good it is. */
    JUDGE
}
