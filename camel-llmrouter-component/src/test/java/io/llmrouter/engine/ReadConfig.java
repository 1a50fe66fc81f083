package io.llmrouter.engine;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.strategy.Strategies;

/** Configurations as users write them, without placeholders and expressions. */
public final class ReadConfig {

    private ReadConfig() {}

    public static RouterConfig of(String yaml) {
        return of(yaml, "test.yaml");
    }

    static RouterConfig of(String yaml, String file) {
        ConfigReader.Surroundings surroundings =
                new ConfigReader.Surroundings(text -> text, variable -> null, Presets.builtIn(), Catalogue.builtIn());
        return new ConfigReader(
                        surroundings,
                        ReadConfig::noConditions,
                        Strategies.builtIn().names())
                .read(yaml, file);
    }

    private static Condition noConditions(String expression) {
        throw new IllegalArgumentException("there are no expressions here");
    }
}
