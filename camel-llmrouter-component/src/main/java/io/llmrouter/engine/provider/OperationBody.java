package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON body of an operation beside chat, with its parameters as the provider wants them. For one thread. */
public final class OperationBody {

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> adjustments = new ArrayList<>();

    /** Adds a parameter, unless it is null. */
    public OperationBody with(String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
        return this;
    }

    /** Leaves a parameter out that the protocol has no name for; an adjustment, unless it is null. */
    public OperationBody without(String name, @Nullable Object value) {
        if (value != null) {
            adjustments.add("drops " + name);
        }
        return this;
    }

    /** Adds those that are not there yet. */
    public OperationBody withAll(Map<String, Object> more) {
        more.forEach(parameters::putIfAbsent);
        return this;
    }

    /** A request with this body, its parameters dropped, renamed and clamped as the quirks say. */
    public Outcome<DialectRequest> request(Operation operation, String model, Quirks quirks) {
        return DialectRequest.outcome(() -> {
            JsonBody body = JsonBody.write(quirks, (json, writer) -> {
                json.writeStartObject();
                writer.all(parameters);
                json.writeEndObject();
            });
            List<String> all = new ArrayList<>(adjustments);
            all.addAll(body.adjustments());
            return new JsonBody(body.bytes(), all).request(path(operation, model, quirks));
        });
    }

    /** The operation's path, with the model in it where the provider wants it there. */
    static String path(Operation operation, String model, Quirks quirks) {
        return ModelPath.of(quirks.operations().getOrDefault(operation, ""), model, false);
    }
}
