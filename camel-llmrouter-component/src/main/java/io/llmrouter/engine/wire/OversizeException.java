package io.llmrouter.engine.wire;

import java.io.IOException;

/** An answer, or one event of it, is longer than we are willing to hold in memory. */
public final class OversizeException extends IOException {
    private static final long serialVersionUID = 1L;

    OversizeException(String message) {
        super(message);
    }
}
