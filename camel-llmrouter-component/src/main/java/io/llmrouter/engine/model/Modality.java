package io.llmrouter.engine.model;

/** A kind of content that a model reads or writes. */
public enum Modality {
    TEXT,
    IMAGE,
    AUDIO,
    VIDEO,
    /** A file such as a PDF, taken as a whole. */
    DOCUMENT
}
