package io.llmrouter.engine.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request's parameters as a provider wants them: each once, dropped, renamed or clamped by its quirks. For one
 * request and one thread; what the generator throws is passed on.
 */
public final class ParameterWriter {

    private final JsonGenerator json;
    private final Quirks quirks;
    private final Set<String> written = new HashSet<>();

    public ParameterWriter(JsonGenerator json, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
    }

    /** Writes the name, unless the parameter is dropped or there already; the caller writes the value if told true. */
    public boolean name(String name) throws IOException {
        String wireName = quirks.rename().getOrDefault(name, name);
        if (quirks.drop().contains(name) || written.contains(wireName) || !written.add(name)) {
            return false;
        }
        written.add(wireName);
        json.writeFieldName(wireName);
        return true;
    }

    /** Writes a text, unless it is null. */
    public void text(String name, @Nullable String value) throws IOException {
        if (value != null && name(name)) {
            json.writeString(value);
        }
    }

    /** Writes a number within its limit, unless it is null. */
    public void number(String name, @Nullable Number value) throws IOException {
        if (value != null && name(name)) {
            json.writePOJO(clamped(name, value));
        }
    }

    /** Writes those that are not there yet. */
    public void all(Map<String, Object> parameters) throws IOException {
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            Object value = parameter.getValue();
            if (name(parameter.getKey())) {
                json.writePOJO(value instanceof Number number ? clamped(parameter.getKey(), number) : value);
            }
        }
    }

    private Number clamped(String name, Number value) {
        Double most = quirks.clamp().get(name);
        if (most == null || value.doubleValue() <= most) {
            return value;
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        return whole ? (Number) most.longValue() : most;
    }
}
