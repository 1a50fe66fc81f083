package io.llmrouter.spring;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.Operations;
import io.llmrouter.engine.model.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The actuator endpoint {@code llmrouter}: reading shows policies, accounts, targets with their breakers, masked keys and
 * counters; writing takes a target out, puts it back, or moves its breaker. No answer holds a secret.
 */
@Endpoint(id = "llmrouter")
public class LlmRouterActuatorEndpoint {

    private final Supplier<LlmRouterComponent> component;

    LlmRouterActuatorEndpoint(Supplier<LlmRouterComponent> component) {
        this.component = component;
    }

    /** What can be done to a target. */
    public enum Action {
        TAKE_OUT,
        PUT_BACK,
        OPEN_BREAKER,
        CLOSE_BREAKER,
        RESET_BREAKER
    }

    /** The router as it is now. */
    @ReadOperation
    public Map<String, Object> show() {
        return component.get().snapshot();
    }

    /**
     * Does something to a target, and shows how it is then. A target that is not configured is a bad request, whose
     * {@code error} names the nearest one.
     *
     * @param action what to do
     * @param target written {@code account/model}
     * @param why why it is taken out; decisions repeat it; optional, which Spring Boot knows by Spring's own annotation
     */
    @WriteOperation
    public WebEndpointResponse<Object> act(
            Action action, String target, @org.springframework.lang.Nullable String why) {
        LlmRouterComponent asked = component.get();
        try {
            act(action, Target.parse(target), why, asked);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return new WebEndpointResponse<>(
                    Map.of("error", String.valueOf(e.getMessage())), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        return new WebEndpointResponse<>(row(asked.snapshot().get("targets"), target));
    }

    private static void act(Action action, Target target, @Nullable String why, LlmRouterComponent component) {
        if (component.getRouter() == null) {
            throw new IllegalArgumentException("the component llmrouter is not started");
        }
        Operations operations = component.getRouter().operations();
        switch (action) {
            case TAKE_OUT -> operations.takeOut(target, why == null ? "by an operator" : why);
            case PUT_BACK -> operations.putBack(target);
            case OPEN_BREAKER -> operations.openBreaker(target);
            case CLOSE_BREAKER -> operations.closeBreaker(target);
            case RESET_BREAKER -> operations.resetBreaker(target);
        }
    }

    private static Object row(@Nullable Object rows, String target) {
        return rows instanceof List<?> list
                ? list.stream()
                        .filter(row -> row instanceof Map<?, ?> map && target.equals(map.get("target")))
                        .findFirst()
                        .<Object>map(row -> row)
                        .orElse(Map.of())
                : Map.of();
    }
}
