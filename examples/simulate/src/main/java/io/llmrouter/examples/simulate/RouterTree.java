package io.llmrouter.examples.simulate;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.Placeholders;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The router's configuration in a scenario: what it says itself, and beneath that what the scenario's models are. */
final class RouterTree {

    private static final String TYPE = "simulated";
    private static final String EMBEDDING = "embedding-bean";
    private static final String EMBEDDER = "vectors";

    private final Scenario scenario;
    private final Map<String, Object> router;
    private final ConfigReader reader;

    /**
     * Reads by that clock, with placeholders replaced so.
     *
     * @param router what of the scenario's configuration is to be read
     */
    RouterTree(Scenario scenario, Map<String, Object> router, Placeholders placeholders, InstantSource clock) {
        this.scenario = scenario;
        this.router = router;
        this.reader = new ConfigReader(
                new ConfigReader.Surroundings(
                        placeholders, name -> null, Presets.builtIn(), Catalogue.builtIn(), clock),
                RouterTree::noExchange,
                Strategies.builtIn().names());
    }

    /** The dialect of every account. */
    static String dialect() {
        return TYPE;
    }

    /** The dialect of the account that embeds. */
    static String embedding() {
        return EMBEDDING;
    }

    /**
     * The configuration as it is known at that time since the beginning.
     *
     * @throws io.llmrouter.engine.config.ConfigException naming every mistake
     */
    RouterConfig at(long nanos) {
        Map<String, Object> tree = new LinkedHashMap<>(router);
        Map<String, Object> providers = section("providers");
        Map<String, Object> models = section("models");
        scenario.models().forEach((target, model) -> {
            providers.merge(target.substring(0, target.indexOf('/')), Map.of("type", TYPE), RouterTree::over);
            models.merge(target, card(model, priceKnown(target, model, nanos)), RouterTree::over);
        });
        providers.put(EMBEDDER, Map.of("type", EMBEDDING));
        tree.put("providers", providers);
        tree.put("models", models);
        return reader.read(tree, scenario.name());
    }

    private Scenario.Price priceKnown(String target, Scenario.Model model, long nanos) {
        Scenario.Price price = model.price();
        for (Incident incident : scenario.incidents()) {
            if (incident.price() != null
                    && incident.known() != null
                    && incident.isFor(target)
                    && incident.holds(nanos - incident.known().toNanos())) {
                price = incident.price();
            }
        }
        return price;
    }

    private Map<String, Object> section(String name) {
        Object given = router.get(name);
        return given instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
    }

    private static Map<String, Object> card(Scenario.Model model, Scenario.Price price) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("price", Map.of("input", text(price.input()), "output", text(price.output())));
        if (!model.quality().isEmpty()) {
            card.put("quality", model.quality());
        }
        return card;
    }

    private static String text(double price) {
        return BigDecimal.valueOf(price).toPlainString();
    }

    /** What is written, with what is known put beneath it. */
    private static Object over(Object written, Object known) {
        Map<String, Object> both = copy((Map<?, ?>) known);
        both.putAll(copy((Map<?, ?>) written));
        return both;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), Objects.requireNonNullElse(value, Map.of())));
        return copy;
    }

    private static Condition noExchange(String expression) {
        throw new IllegalArgumentException("a simulation has no exchange to ask: " + expression);
    }
}
