package io.llmrouter.engine.state;

/** The sizes of calls that are measured apart: by the greatest number of tokens of each, the last without an end. */
enum Sizes {
    /** Prompts: a question, a page, a book. */
    INPUT(1_000, 10_000),
    /** Answers: a label or a line, a text, a paper. */
    OUTPUT(100, 1_000),
    /** All alike. */
    ONE();

    private final long[] most;

    Sizes(long... most) {
        this.most = most;
    }

    int count() {
        return most.length + 1;
    }

    int of(long tokens) {
        int at = 0;
        while (at < most.length && tokens > most[at]) {
            at++;
        }
        return at;
    }
}
