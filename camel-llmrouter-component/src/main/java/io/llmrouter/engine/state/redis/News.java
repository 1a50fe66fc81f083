package io.llmrouter.engine.state.redis;

/** Something that a node learned, for others to learn, too. Has nothing of what was asked or answered; keys are hashes. Immutable. */
interface News {

    Kind kind();

    /** Writes what its kind reads. */
    void write(Entry into);

    /** Has a node take it in; it was news at that time, in milliseconds by the node's clock. */
    void tell(Learners learners, long at);
}
