package io.llmrouter.engine.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<String> adjustments = new ArrayList<>();
    private Set<String> besideThoughts = Set.of();

    public ParameterWriter(JsonGenerator json, Quirks quirks) {
        this.json = json;
        this.quirks = quirks;
    }

    /** Drops these from now on, as the model is to think. */
    public void thinking(Set<String> excluded) {
        besideThoughts = excluded;
    }

    /** Writes the name, unless the parameter is dropped or there already; the caller writes the value if told true. */
    public boolean name(String name) throws IOException {
        String wireName = quirks.rename().getOrDefault(name, name);
        if (quirks.drop().contains(name) || wireName.isEmpty()) {
            adjustments.add("drops " + name);
            return false;
        }
        if (besideThoughts.contains(name)) {
            adjustments.add("drops " + name + ", which the model takes only without thoughts");
            return false;
        }
        if (written.contains(wireName) || !written.add(name)) {
            return false;
        }
        written.add(wireName);
        json.writeFieldName(wireName);
        return true;
    }

    /** The same for a name that is the provider's own already. */
    public boolean place(String wireName) throws IOException {
        if (quirks.drop().contains(wireName)) {
            adjustments.add("drops " + wireName);
            return false;
        }
        if (!written.add(wireName)) {
            return false;
        }
        json.writeFieldName(wireName);
        return true;
    }

    /** Leaves a parameter out that the protocol has no name for; notes it, unless it is null or empty. */
    public void without(String name, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof Collection<?> several && several.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            adjustments.add("drops " + name);
        }
    }

    /** Notes that a parameter is sent otherwise than it was asked for. */
    public void adjusts(String what) {
        adjustments.add(what);
    }

    /** What is not sent as it was asked for, in the order it was met. */
    public List<String> adjustments() {
        return List.copyOf(adjustments);
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
            value(clamped(name, value));
        }
    }

    /** Writes texts that end an answer, unless there are none: the first of them, where the provider takes fewer. */
    public void stops(String name, List<String> texts, int most) throws IOException {
        if (texts.isEmpty() || !name(name)) {
            return;
        }
        json.writePOJO(texts.subList(0, Math.min(most, texts.size())));
        if (texts.size() > most) {
            adjustments.add("drops stop texts but the first " + most);
        }
    }

    /** The same, with the limit that quirks set, if any. */
    public void stops(String name, List<String> texts) throws IOException {
        Double most = quirks.clamp().get(name);
        stops(name, texts, most == null ? Integer.MAX_VALUE : most.intValue());
    }

    /**
     * Writes a parameter that the request did not name, unless it is dropped or there already; to drop it is no
     * adjustment.
     */
    public void ours(String name, Object value) throws IOException {
        if (!quirks.drop().contains(name) && name(name)) {
            value(value);
        }
    }

    /** Writes a class of service, unless it is null, in the server's word for it; where it has none, notes that. */
    public void serviceTier(@Nullable String asked) throws IOException {
        String name = "service_tier";
        Optional<String> word = asked == null ? Optional.empty() : ServiceTierWords.of(asked, quirks);
        text(name, word.orElse(null));
        without(name, word.isEmpty() && ServiceTierWords.asks(asked) ? asked : null);
    }

    /** Writes the parameters that are not there yet. */
    public void all(Map<String, Object> parameters) throws IOException {
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            Object value = parameter.getValue();
            if (name(parameter.getKey())) {
                value(value instanceof Number number ? clamped(parameter.getKey(), number) : value);
            }
        }
    }

    /** Texts, flags and the usual numbers need no serializer, which is a new one for each value. */
    private void value(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writePOJO(value);
        }
    }

    private Number clamped(String name, Number value) {
        Double most = quirks.clamp().get(name);
        if (most == null || value.doubleValue() <= most) {
            return value;
        }
        adjustments.add("clamps " + name + " from " + value + " to " + plain(most));
        boolean whole = value instanceof Integer || value instanceof Long;
        return whole ? (Number) most.longValue() : most;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
