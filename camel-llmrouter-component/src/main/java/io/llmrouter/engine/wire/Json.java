package io.llmrouter.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The engine's one JSON mapper: numbers with decimals stay exact, and limits on size are the transport's, not the
 * parser's. A value written into more JSON waits in the generator until that is flushed or closed. Thread-safe; not to be
 * reconfigured.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder(new ExactNumbers())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private Json() {}

    /** The mapper. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A value made of maps, lists, strings, numbers, booleans and nulls as JSON text.
     *
     * @throws IllegalArgumentException if there is something else in it
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
