package io.llmrouter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Properties of the virtual machine that begin like ours. */
class SystemPropertiesTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void thoseThatAreNoSectionAreSomebodyElses() {
        system("llmrouter.exchanges", "/data/exchanges", "llmrouter.eval.data", "set.jsonl");

        assertThat(ConfigurationTree.of(environment)).isEqualTo(new ConfigurationTree(null, Map.of()));
    }

    @Test
    void theyDoNotStandBesideAFile() {
        system("llmrouter.usages", "/data/usages", "llmrouter.config", "file:llmrouter.yaml");

        assertThat(ConfigurationTree.of(environment).config()).isEqualTo("file:llmrouter.yaml");
    }

    @Test
    void thoseThatAreASectionCount() {
        system("llmrouter.providers.here.type", "local", "llmrouter.exchanges", "x");

        assertThat(ConfigurationTree.of(environment).tree())
                .isEqualTo(Map.of("providers", Map.of("here", Map.of("type", "local"))));
    }

    @Test
    void aMistakeInTheApplicationsOwnPropertiesIsStillOne() {
        system("llmrouter.exchanges", "x");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "application.yaml",
                        Map.of("llmrouter.provider.here.type", "local", "llmrouter.exchanges", "y")));

        assertThat(ConfigurationTree.of(environment).tree()).containsOnlyKeys("provider", "exchanges");
    }

    /** In the place of the real ones, which other tests share. */
    private void system(String... pairs) {
        Map<String, Object> properties = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            properties.put(pairs[at], pairs[at + 1]);
        }
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                        new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties));
    }
}
