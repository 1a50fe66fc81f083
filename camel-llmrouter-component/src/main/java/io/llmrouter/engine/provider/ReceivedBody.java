package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The body of a success.
 *
 * @param mediaType its MIME type without parameters, in lower case; empty when there is none
 * @param headers looked up without regard to case
 * @param bytes all of it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the socket to the dialect, no copy on the way
public record ReceivedBody(String mediaType, Map<String, String> headers, byte[] bytes) {

    /** The JSON value that it is, numbers exact; a failure if it is empty or not JSON. */
    public Outcome<JsonNode> json() {
        try {
            JsonNode root = Json.mapper().readTree(bytes);
            return root == null || root.isMissingNode() ? Malformed.answer("it is empty") : Outcome.answered(root);
        } catch (IOException e) {
            return Malformed.answer("it is not JSON");
        }
    }

    /**
     * What is read from its JSON.
     *
     * @param errors finds an error that came with a success
     * @param reading reads an answer that holds none
     */
    public <T> Outcome<T> read(Function<JsonNode, Optional<Failure>> errors, Function<JsonNode, Outcome<T>> reading) {
        return json().fold(
                        root -> errors.apply(root).map(Outcome::<T>failed).orElseGet(() -> reading.apply(root)),
                        Outcome::failed);
    }

    @Override
    public String toString() {
        return mediaType + " (" + bytes.length + " bytes)";
    }
}
