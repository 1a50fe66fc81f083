package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.CardOverlay;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.provider.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of {@code models}. A key whose first part is an account describes that target; one that is a card's
 * id describes the card, wherever it is used.
 */
final class ModelReader {

    private final Map<String, Node> entries;
    private final Draft draft;
    private final Values values;
    private final Map<String, ModelCard> done = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();

    ModelReader(Map<String, Node> entries, Draft draft, Values values) {
        this.entries = entries;
        this.draft = draft;
        this.values = values;
    }

    void read() {
        Map<String, ModelCard> cards = new HashMap<>();
        entries.forEach((key, node) -> {
            ModelCard card = card(key, node);
            if (card == null) {
                draft.broken.add(key);
            } else if (account(key) != null) {
                draft.described.put(key, new Described(card, isNamed(node)));
            } else {
                cards.put(key, card);
            }
        });
        draft.catalogue = draft.catalogue.with(cards, Map.of());
    }

    private boolean isNamed(Node node) {
        return fields(node).filter(fields -> fields.has("card")).isPresent();
    }

    private @Nullable ModelCard card(String key, Node node) {
        if (done.containsKey(key)) {
            return done.get(key);
        }
        if (draft.isBroken(key) || !isKnown(key, node)) {
            fields(node).ifPresent(this::overlay);
            return null;
        }
        if (!underWay.add(key)) {
            values.problems().add(node.spot(), "inherits from itself");
            return null;
        }
        int before = values.problems().count();
        ModelCard card = fields(node).map(fields -> read(key, fields)).orElse(null);
        fields(node).ifPresent(fields -> capacity(key, fields));
        underWay.remove(key);
        if (card == null || values.problems().count() > before) {
            return null;
        }
        done.put(key, card);
        return card;
    }

    private void capacity(String key, Fields fields) {
        Capacity capacity = CapacityReader.read(fields);
        if (capacity == null) {
            return;
        }
        if (account(key) == null) {
            fields.problems()
                    .add(fields.spot("capacity"), "is for a target: write it below account/model, or at the account");
        } else {
            draft.targetCapacities.put(Target.parse(key), capacity);
        }
    }

    private boolean isKnown(String key, Node node) {
        Account account = account(key);
        if (account != null) {
            return hasModel(key, node);
        }
        if (draft.catalogue.find(key).filter(card -> card.id().equals(key)).isPresent()) {
            return true;
        }
        List<String> known = new ArrayList<>(draft.accounts.keySet());
        int slash = key.indexOf('/');
        if (slash < 0) {
            values.problems().add(node.spot(), "'" + key + "' is neither account/model nor a card of the catalogue");
        } else {
            values.problems().unknown(node.spot(), "account or card", key, withModel(known, key.substring(slash)));
        }
        return false;
    }

    private static List<String> withModel(List<String> accounts, String rest) {
        return accounts.stream().map(account -> account + rest).toList();
    }

    private boolean hasModel(String key, Node node) {
        if (key.endsWith("/") || key.contains("*")) {
            values.problems().add(node.spot(), "'" + key + "' names no one model");
            return false;
        }
        return true;
    }

    private @Nullable Account account(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? null : draft.accounts.get(key.substring(0, slash));
    }

    private Optional<Fields> fields(Node node) {
        Node map = node.is(Node.Kind.NOTHING) ? Node.map(node.spot(), Map.of()) : node;
        return Optional.ofNullable(Fields.open(map, ModelSections.MODEL, values));
    }

    private @Nullable ModelCard read(String key, Fields fields) {
        ModelCard base = base(key, fields);
        CardOverlay overlay = overlay(fields);
        return base == null ? null : overlay.applyTo(fields.has("inherits") ? key : base.id(), base);
    }

    private @Nullable ModelCard base(String key, Fields fields) {
        if (fields.has("card") && fields.has("inherits")) {
            fields.problems().add(fields.spot("inherits"), "stands beside card; keep one of the two");
            return null;
        }
        if (fields.has("card")) {
            String id = fields.text("card");
            return id == null ? null : named(id, fields, "card");
        }
        if (fields.has("inherits")) {
            String id = fields.text("inherits");
            Node other = id == null ? null : entries.get(id);
            return id == null ? null : other == null ? named(id, fields, "inherits") : card(id, other);
        }
        Account account = account(key);
        return account == null
                ? draft.catalogue.find(key).orElse(null)
                : ofVendor(account, key).orElseGet(() -> ModelCard.undescribed(key));
    }

    private Optional<ModelCard> ofVendor(Account account, String target) {
        Optional<ModelCard> card = Cards.of(account, target.substring(target.indexOf('/') + 1), draft.catalogue);
        return card.map(found -> {
            Node overlay = entries.get(found.id());
            ModelCard overlaid = overlay == null || account(found.id()) != null ? null : card(found.id(), overlay);
            return overlaid == null ? found : overlaid;
        });
    }

    private @Nullable ModelCard named(String id, Fields fields, String key) {
        Node described = entries.get(id);
        if (described != null && account(id) == null) {
            return card(id, described);
        }
        Catalogue catalogue = draft.catalogue;
        ModelCard card = catalogue.find(id).orElse(null);
        Node node = fields.node(key);
        if (card == null && node != null) {
            Collection<String> known = catalogue.ids();
            fields.problems().unknown(node.spot(), "card", node.text(), known);
        }
        return card;
    }

    private CardOverlay overlay(Fields fields) {
        return new CardOverlay(
                fields.whole("contextWindow", 1),
                fields.whole("maxOutput", 1),
                constants(fields, "input", "modality", Modality.class),
                constants(fields, "output", "modality", Modality.class),
                constants(fields, "features", "feature", ModelFeature.class),
                new PriceFields(draft.currencies).read(fields),
                quality(fields),
                fields.words("tags"),
                constants(fields, "operations", "operation", Operation.class),
                fields.day("retires"),
                fields.text("licence"),
                null);
    }

    static <E extends Enum<E>> Set<E> constants(Fields fields, String key, String what, Class<E> kind) {
        EnumSet<E> found = EnumSet.noneOf(kind);
        for (Node item : fields.items(key)) {
            String word = fields.values().text(item);
            int index = word == null ? -1 : Words.of(kind).indexOf(word.strip());
            if (index >= 0) {
                found.add(kind.getEnumConstants()[index]);
            } else if (word != null) {
                fields.problems().unknown(item.spot(), what, item.text(), Words.of(kind));
            }
        }
        return found;
    }

    private Map<String, Double> quality(Fields model) {
        Map<String, Double> scores = new HashMap<>();
        model.entries("quality").forEach((task, node) -> {
            Double score = values.number(node, 0, 1);
            if (score != null) {
                scores.put(task, score);
            }
        });
        return scores;
    }
}
