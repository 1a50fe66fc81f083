package io.llmrouter.engine.provider;

import java.util.Map;

/**
 * The body of a success.
 *
 * @param mediaType its MIME type without parameters, in lower case; empty when there is none
 * @param headers looked up without regard to case
 * @param bytes all of it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the socket to the dialect, no copy on the way
public record ReceivedBody(String mediaType, Map<String, String> headers, byte[] bytes) {

    @Override
    public String toString() {
        return mediaType + " (" + bytes.length + " bytes)";
    }
}
