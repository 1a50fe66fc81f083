package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Operation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a dialect does differently for one provider, as data.
 *
 * @param path the operation's path below the base URL, such as {@code /chat/completions}; {@code {model}} in it is the
 *     model, and {@code {_stream}} is {@code _stream} where a stream is asked for
 * @param auth how the key is sent
 * @param headers sent with every request
 * @param query sent with every request
 * @param drop parameters the provider refuses, by their name on the wire; where only some models refuse them,
 *     {@code o3*, o4*: stop logprobs}, the models' names first, in which {@code *} stands for anything
 * @param rename parameters the provider calls otherwise, from the dialect's name to the provider's; models' names may
 *     stand first here, too; a parameter that is renamed to nothing is dropped
 * @param clamp parameters the provider limits, with their greatest value
 * @param extra parameters sent with every chat that does not set them itself
 * @param operations what the provider offers, each with its path below the base URL; a path may hold {@code {model}},
 *     and is empty where the dialect knows it; nothing at all means chat alone
 * @param lacks what the card of the model that is asked says that it cannot do; empty where no card says
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
        Set<ModelFeature> lacks) {

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

    /** These quirks for a model: with what it refuses among the dropped and the renamed, by its plain name. */
    public Quirks forModel(String model) {
        Set<String> dropped = new HashSet<>();
        drop.forEach(each -> named(model, each).ifPresent(names -> dropped.addAll(List.of(names.split("\\s+", -1)))));
        Map<String, String> renamed = new HashMap<>();
        rename.forEach((each, theirs) -> named(model, each).ifPresent(name -> renamed.put(name, theirs)));
        return dropped.equals(drop) && renamed.equals(rename)
                ? this
                : new Quirks(path, auth, headers, query, dropped, renamed, clamp, extra, operations, lacks);
    }

    /** What is said behind the names of models, or of any model; empty where it is said of others. */
    private static Optional<String> named(String model, String said) {
        int colon = said.indexOf(':');
        if (colon < 0) {
            return Optional.of(said);
        }
        return isNamed(model, said.substring(0, colon))
                ? Optional.of(said.substring(colon + 1).strip())
                : Optional.empty();
    }

    /** These quirks for a model whose card says that it cannot do that. */
    public Quirks lacking(Set<ModelFeature> features) {
        return features.isEmpty()
                ? this
                : new Quirks(path, auth, headers, query, drop, rename, clamp, extra, operations, features);
    }

    /** Whether the card of the model that is asked says that it cannot do it. */
    public boolean lacks(ModelFeature feature) {
        return lacks.contains(feature);
    }

    private static boolean isNamed(String model, String names) {
        for (String name : names.split(",", -1)) {
            String pattern = Pattern.quote(name.strip()).replace("*", "\\E.*\\Q");
            if (model.matches(pattern)) {
                return true;
            }
        }
        return false;
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
                other.lacks.isEmpty() ? lacks : other.lacks);
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
        Map<String, V> all = new HashMap<>(under);
        all.putAll(over);
        return all;
    }

    public Quirks {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        drop = Set.copyOf(drop);
        rename = Map.copyOf(rename);
        clamp = Map.copyOf(clamp);
        extra = Map.copyOf(extra);
        operations = operations.isEmpty() ? Map.of(Operation.CHAT, path) : Map.copyOf(operations);
        lacks = Set.copyOf(lacks);
    }
}
