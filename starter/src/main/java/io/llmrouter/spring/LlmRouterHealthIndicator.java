package io.llmrouter.spring;

import io.llmrouter.camel.LlmRouterComponent;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Down while a policy that readiness depends on has no live target; its details say which, and until when. */
class LlmRouterHealthIndicator extends AbstractHealthIndicator {

    private final Supplier<LlmRouterComponent> component;

    LlmRouterHealthIndicator(Supplier<LlmRouterComponent> component) {
        super("the router's health could not be found out");
        this.component = component;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        LlmRouterComponent asked = component.get();
        if (asked.getRouter() == null) {
            builder.down().withDetail("component", "not started");
            return;
        }
        Map<String, Object> unavailable = asked.unavailablePolicies();
        if (unavailable.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("noLiveTargetUntil", unavailable);
        }
    }
}
