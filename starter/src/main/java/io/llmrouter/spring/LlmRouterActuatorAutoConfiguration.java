package io.llmrouter.spring;

import io.llmrouter.camel.LlmRouterComponent;
import org.apache.camel.CamelContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Shows the router to Spring Boot's actuator, where that is there: the endpoint {@code llmrouter}, if it is exposed, and the
 * health contributor {@code llmrouter}.
 */
@AutoConfiguration(after = LlmRouterAutoConfiguration.class)
@ConditionalOnClass({ConditionalOnAvailableEndpoint.class, HealthIndicator.class})
@ConditionalOnBean(CamelContext.class)
public class LlmRouterActuatorAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = LlmRouterActuatorEndpoint.class)
    LlmRouterActuatorEndpoint llmRouterEndpoint(CamelContext context) {
        return new LlmRouterActuatorEndpoint(() -> component(context));
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("llmrouter")
    LlmRouterHealthIndicator llmrouterHealthIndicator(CamelContext context) {
        return new LlmRouterHealthIndicator(() -> component(context));
    }

    private static LlmRouterComponent component(CamelContext context) {
        return context.getComponent("llmrouter", LlmRouterComponent.class);
    }
}
