package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Operation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a dialect does differently for one provider, as data.
 *
 * @param path the operation's path below the base URL, such as {@code /chat/completions}; {@code {model}} in it is the
 *     model, and {@code {_stream}} is {@code _stream} where a stream is asked for
 * @param auth how the key is sent
 * @param headers sent with every request
 * @param query sent with every request
 * @param drop parameters the provider refuses, by their name on the wire; where only some models refuse them,
 *     {@code o3*, o4*: stop logprobs}, the models' names first, in which {@code *} stands for anything; {@link #byModel}
 *     tells which of them hold
 * @param rename parameters the provider calls otherwise, from the dialect's name to the provider's; models' names may
 *     stand first here, too, and of two rows for one model the later one holds; a parameter that is renamed to nothing is
 *     dropped
 * @param clamp parameters the provider limits, with their greatest value
 * @param extra parameters sent with every chat that does not set them itself
 * @param operations what the provider offers, each with its path below the base URL; a path may hold {@code {model}},
 *     and is empty where the dialect knows it; nothing at all means chat alone
 * @param card what the card tells of the model that is asked
 */
public record Quirks(
        String path,
        Auth auth,
        Map<String, String> headers,
        Map<String, String> query,
        Set<String> drop,
        Map<String, String> rename,
        Map<String, Double> clamp,
        Map<String, Object> extra,
        Map<Operation, String> operations,
        CardFacts card) {

    /** A provider that has none. */
    public static final Quirks NONE = new Quirks(
            "", Auth.NONE, Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), CardFacts.NONE);

    /**
     * How a key is sent.
     *
     * @param header the header's name; empty when the provider takes no key
     * @param prefix what stands before the key, such as {@code "Bearer "}
     * @param scheme how requests are signed when the account has no key, such as {@code sigv4}; empty when they are not
     * @param service what the scheme calls the service
     */
    public record Auth(String header, String prefix, String scheme, String service) {
        /** {@code Authorization: Bearer KEY}. */
        public static final Auth BEARER = new Auth("Authorization", "Bearer ");

        /** No key at all. */
        public static final Auth NONE = new Auth("", "");

        /** A key in a header, and nothing else. */
        public Auth(String header, String prefix) {
            this(header, prefix, "", "");
        }
    }

    /** These quirks for each of the provider's models; to be made once and kept. */
    public ModelQuirks byModel() {
        return new ModelQuirks(this);
    }

    /** These quirks for a model with such a card. */
    Quirks knowing(CardFacts facts) {
        return facts.equals(card)
                ? this
                : new Quirks(path, auth, headers, query, drop, rename, clamp, extra, operations, facts);
    }

    /** The same with others dropped and renamed. */
    Quirks with(Set<String> dropped, Map<String, String> renamed) {
        return new Quirks(path, auth, headers, query, dropped, renamed, clamp, extra, operations, card);
    }

    /** Whether the card of the model that is asked says that it cannot do it. */
    public boolean lacks(ModelFeature feature) {
        return card.lacks().contains(feature);
    }

    /** What tells the form of a model's requests: its card, or else the name that the provider has for it. */
    public String knownAs(String wireName) {
        return card.knownAs(wireName);
    }

    /** These quirks with other parameters that are sent with every chat. */
    public Quirks withExtra(Map<String, Object> parameters) {
        return parameters.equals(extra)
                ? this
                : new Quirks(path, auth, headers, query, drop, rename, clamp, parameters, operations, card);
    }

    /** What can be had; tokens can be counted anywhere, as the engine does it where the provider does not. */
    public Set<Operation> offers() {
        EnumSet<Operation> offered = EnumSet.of(Operation.COUNT_TOKENS);
        offered.addAll(operations.keySet());
        return offered;
    }

    /** These quirks, and the others on top of them: what both say, the others say. */
    public Quirks with(Quirks other) {
        Set<String> dropped = new HashSet<>(drop);
        dropped.addAll(other.drop);
        return new Quirks(
                other.path.isEmpty() ? path : other.path,
                other.auth.equals(Auth.NONE) ? auth : other.auth,
                both(headers, other.headers),
                both(query, other.query),
                dropped,
                both(rename, other.rename),
                both(clamp, other.clamp),
                both(extra, other.extra),
                operationsWith(other),
                other.card.equals(CardFacts.NONE) ? card : other.card);
    }

    private Map<Operation, String> operationsWith(Quirks other) {
        Map<Operation, String> all = new EnumMap<>(operations);
        other.operations.forEach((operation, where) -> {
            if (!where.isEmpty()) {
                all.put(operation, where);
            }
        });
        return all;
    }

    private static <V> Map<String, V> both(Map<String, V> under, Map<String, V> over) {
        Map<String, V> all = new LinkedHashMap<>(under);
        all.keySet().removeAll(over.keySet());
        all.putAll(over);
        return all;
    }

    public Quirks {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        drop = Set.copyOf(drop);
        rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
        clamp = Map.copyOf(clamp);
        extra = Map.copyOf(extra);
        operations = operations.isEmpty() ? Map.of(Operation.CHAT, path) : Map.copyOf(operations);
    }
}
