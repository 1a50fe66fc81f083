package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A catalogue in two tables; aliases are resolved when it is made, cards are made when they are asked for. */
final class CardTable implements Catalogue {

    private final SortedMap<String, Supplier<ModelCard>> byId;
    private final Map<String, String> aliases;

    CardTable(Map<String, Supplier<ModelCard>> cards, Map<String, String> aliases) {
        TreeMap<String, String> resolved = new TreeMap<>();
        aliases.keySet().forEach(alias -> resolved.put(alias, resolve(alias, cards.keySet(), aliases)));
        this.byId = Collections.unmodifiableSortedMap(new TreeMap<>(cards));
        this.aliases = Collections.unmodifiableMap(resolved);
    }

    /** A catalogue of cards that are there. */
    static CardTable of(Map<String, ModelCard> cards, Map<String, String> aliases) {
        return new CardTable(suppliers(cards), aliases);
    }

    private static Map<String, Supplier<ModelCard>> suppliers(Map<String, ModelCard> cards) {
        Map<String, Supplier<ModelCard>> suppliers = new HashMap<>();
        cards.forEach((id, card) -> {
            requireOwnId(id, card);
            suppliers.put(id, () -> card);
        });
        return suppliers;
    }

    private static void requireOwnId(String id, ModelCard card) {
        if (!id.equals(card.id())) {
            throw new IllegalArgumentException("the card '" + card.id() + "' is listed as '" + id + "'");
        }
    }

    private static String resolve(String alias, Set<String> ids, Map<String, String> aliases) {
        if (ids.contains(alias)) {
            throw new IllegalArgumentException("'" + alias + "' is both a card and an alias");
        }
        Set<String> chain = new LinkedHashSet<>();
        String name = alias;
        while (!ids.contains(name)) {
            if (!chain.add(name)) {
                throw new IllegalArgumentException(
                        "the alias '" + alias + "' stands for itself: " + String.join(" → ", chain) + " → " + name);
            }
            @Nullable String next = aliases.get(name);
            if (next == null) {
                throw new IllegalArgumentException("the alias '" + alias + "' stands for '" + name
                        + "', which is neither a card nor an alias; " + Nearest.hint(name, names(ids, aliases)));
            }
            name = next;
        }
        return name;
    }

    private static Set<String> names(Set<String> ids, Map<String, String> aliases) {
        Set<String> names = new TreeSet<>(ids);
        names.addAll(aliases.keySet());
        return names;
    }

    @Override
    public Optional<ModelCard> find(String id) {
        Supplier<ModelCard> own = byId.get(id);
        Supplier<ModelCard> found = own == null ? byId.get(aliases.getOrDefault(id, id)) : own;
        return Optional.ofNullable(found).map(Supplier::get);
    }

    @Override
    public Collection<ModelCard> cards() {
        return byId.values().stream().map(Supplier::get).toList();
    }

    @Override
    public Collection<String> ids() {
        return byId.keySet();
    }

    @Override
    public Map<String, String> aliases() {
        return aliases;
    }

    @Override
    public Catalogue with(Map<String, ModelCard> additional, Map<String, String> otherAliases) {
        Map<String, Supplier<ModelCard>> cards = new HashMap<>(byId);
        Map<String, String> names = new HashMap<>(aliases);
        names.keySet().removeAll(additional.keySet());
        cards.keySet().removeAll(otherAliases.keySet());
        cards.putAll(suppliers(additional));
        names.putAll(otherAliases);
        return new CardTable(cards, names);
    }
}
