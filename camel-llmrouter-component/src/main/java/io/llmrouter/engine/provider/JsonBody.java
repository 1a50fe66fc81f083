package io.llmrouter.engine.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.wire.Framing;
import io.llmrouter.engine.wire.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The JSON body of a request, written straight to bytes, with what its parameters had to leave out or change.
 *
 * @param bytes the whole body; not to be changed
 * @param adjustments what was asked for and is not in it as it was asked, such as {@code drops top_k}
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the writer to the socket, no copy on the way
public record JsonBody(byte[] bytes, List<String> adjustments) {

    /** Writes one JSON object; the parameters go through the {@link ParameterWriter}, which the quirks adapt. */
    @FunctionalInterface
    public interface Writing {
        void write(JsonGenerator json, ParameterWriter parameters) throws IOException;
    }

    public JsonBody {
        adjustments = List.copyOf(adjustments);
    }

    /** The body that this writes. What it throws is passed on. */
    public static JsonBody write(Quirks quirks, Writing writing) throws IOException {
        JsonBytes out = new JsonBytes();
        ParameterWriter parameters;
        try (JsonGenerator json = out.generator()) {
            parameters = new ParameterWriter(json, quirks);
            writing.write(json, parameters);
        }
        return new JsonBody(out.bytes(), parameters.adjustments());
    }

    /** A request with this body for a whole answer in JSON; the path is below the account's base URL. */
    public DialectRequest request(String path) {
        return accepting("application/json", path);
    }

    /** The same, or, for a stream, one that asks for the protocol's framing. */
    public DialectRequest request(String path, boolean stream, Framing framing) {
        return stream ? accepting(framing.mediaType(), path) : request(path);
    }

    private DialectRequest accepting(String accept, String path) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", accept);
        return new DialectRequest(path, headers, bytes, adjustments);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
