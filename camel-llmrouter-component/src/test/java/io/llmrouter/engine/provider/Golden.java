package io.llmrouter.engine.provider;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The golden files of the protocols, each in its folder, written by hand after their public references. */
public final class Golden {

    private Golden() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> map(String name) {
        return map(bytes(name));
    }

    public static Map<String, Object> map(byte[] json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
