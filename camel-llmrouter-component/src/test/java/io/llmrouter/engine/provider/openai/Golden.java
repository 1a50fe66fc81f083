package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The golden files of this protocol, written by hand after its public reference. */
final class Golden {

    private Golden() {}

    static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> map(String name) {
        return map(bytes(name));
    }

    static Map<String, Object> map(byte[] json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
