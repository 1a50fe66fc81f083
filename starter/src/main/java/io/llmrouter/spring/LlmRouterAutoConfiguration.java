package io.llmrouter.spring;

import io.llmrouter.camel.LlmRouterComponent;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Sets the component {@code llmrouter} up: its configuration from {@code llmrouter.*}, its options from
 * {@code camel.component.llmrouter.*}. The component starts with the application, so that a mistake in the
 * configuration is told at the start and not by the first message.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnBean(CamelContext.class)
@EnableConfigurationProperties({LlmRouterComponentProperties.class, LlmRouterProperties.class})
public class LlmRouterAutoConfiguration {

    @Bean
    ComponentCustomizer llmRouterComponentCustomizer(
            CamelContext context, LlmRouterComponentProperties options, Environment environment) {
        ConfigurationTree configuration = ConfigurationTree.of(environment);
        return ComponentCustomizer.builder(LlmRouterComponent.class).build((name, component) -> {
            CamelPropertiesHelper.copyProperties(context, options, component);
            configure(component, configuration);
        });
    }

    @Bean
    CamelContextConfiguration llmRouterStart() {
        return new StartsWithTheApplication();
    }

    private static void configure(LlmRouterComponent component, ConfigurationTree configuration) {
        if (configuration.config() != null) {
            component.setConfig(configuration.config());
        }
        Map<String, Object> tree = configuration.tree();
        if (!tree.isEmpty()) {
            component.setConfigTree(tree);
        }
    }

    private static final class StartsWithTheApplication implements CamelContextConfiguration {

        @Override
        public void beforeApplicationStart(CamelContext context) {
            context.getComponent("llmrouter", LlmRouterComponent.class);
        }

        @Override
        public void afterApplicationStart(CamelContext context) {
            // The component is there by now.
        }
    }
}
