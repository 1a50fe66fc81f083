package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A catalogue in two tables; aliases are resolved when it is made. */
final class CardTable implements Catalogue {

    private final Map<String, ModelCard> byName = new HashMap<>();
    private final Collection<ModelCard> cards;
    private final Map<String, String> aliases;

    CardTable(Map<String, ModelCard> cards, Map<String, String> aliases) {
        TreeMap<String, ModelCard> sorted = new TreeMap<>(cards);
        sorted.forEach(CardTable::requireOwnId);
        TreeMap<String, String> resolved = new TreeMap<>();
        aliases.keySet().forEach(alias -> resolved.put(alias, resolve(alias, sorted.keySet(), aliases)));
        this.cards = Collections.unmodifiableCollection(sorted.values());
        this.aliases = Collections.unmodifiableMap(resolved);
        byName.putAll(sorted);
        resolved.forEach((alias, id) -> {
            ModelCard card = sorted.get(id);
            if (card != null) {
                byName.put(alias, card);
            }
        });
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
        return Optional.ofNullable(byName.get(id));
    }

    @Override
    public Collection<ModelCard> cards() {
        return cards;
    }

    @Override
    public Map<String, String> aliases() {
        return aliases;
    }
}
