package io.llmrouter.engine.wire;

import java.io.IOException;

/** The bytes of a stream are not what their framing says: a checksum, a length or a header is wrong. */
public final class CorruptFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptFrameException(String message) {
        super(message);
    }
}
