package io.llmrouter.camel;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Ready while every policy that counts has a live target. It says nothing of liveness: starting anew does not mend a provider.
 */
final class RouterHealthCheck extends AbstractHealthCheck {

    private final LlmRouterComponent component;

    private RouterHealthCheck(LlmRouterComponent component, String id) {
        super("camel", id);
        this.component = component;
        setCamelContext(component.getCamelContext());
    }

    /** A check of the component's router; null when the context keeps no checks. */
    static @Nullable RouterHealthCheck register(LlmRouterComponent component) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(component.getCamelContext());
        if (registry == null) {
            return null;
        }
        RouterHealthCheck check = new RouterHealthCheck(component, id(component, registry));
        registry.register(check);
        return check;
    }

    /** Camel takes one check of an id: a second component has its name in it, or a number before it has a name. */
    private static String id(LlmRouterComponent component, HealthCheckRegistry registry) {
        CamelContext context = component.getCamelContext();
        String id = context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == component && !name.equals("llmrouter"))
                .findFirst()
                .map(name -> "llmrouter-" + name)
                .orElse("llmrouter");
        String free = id;
        for (int i = 2; registry.getCheck(free).isPresent(); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    void unregister() {
        CamelContext context = getCamelContext();
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.unregister(this);
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (component.getRouter() == null) {
            builder.message("the component llmrouter is not started").down();
            return;
        }
        Map<String, Object> unavailable = component.unavailablePolicies();
        if (unavailable.isEmpty()) {
            builder.up();
            return;
        }
        unavailable.forEach(
                (policy, until) -> builder.detail("llmrouter.policy." + policy, "no live target until " + until));
        builder.message("no live target for " + String.join(", ", unavailable.keySet()))
                .down();
    }
}
