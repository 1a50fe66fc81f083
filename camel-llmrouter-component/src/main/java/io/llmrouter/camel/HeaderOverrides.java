package io.llmrouter.camel;

/** How far message headers may change what an endpoint says. */
public enum HeaderOverrides {
    /** Not at all. */
    none,
    /** Headers may tighten what the endpoint allows, and set what has no limits. */
    safe,
    /** Headers win. */
    all
}
