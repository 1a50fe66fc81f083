package io.llmrouter.engine.model;

/** Why a model stopped, in one vocabulary for all providers. */
public enum FinishReason {
    /** It was done, or met a stop text. */
    STOP,
    /** It reached the limit of the answer's length. */
    LENGTH,
    /** It wants tools called. */
    TOOL_CALLS,
    /** The provider's content policy cut it short. */
    CONTENT_FILTER,
    /** The provider failed in the middle. */
    ERROR,
    /** A reason this vocabulary has no word for; the original word is kept beside it. */
    OTHER
}
