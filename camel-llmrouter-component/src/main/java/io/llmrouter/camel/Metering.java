package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.observe.micrometer.RouterMeters;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The meters of an engine, if there is a registry for them among the beans of the application. Without Micrometer on the
 * class path nothing of it is touched.
 */
final class Metering implements AutoCloseable {

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private final @Nullable RouterMeters meters;

    private Metering(@Nullable RouterMeters meters) {
        this.meters = meters;
    }

    static Metering of(CamelContext context) {
        return context.getClassResolver().resolveClass(REGISTRY) == null
                ? new Metering(null)
                : new Metering(
                        RouterMeters.in(context.getRegistry()::findByType).orElse(null));
    }

    CallListener behind(CallListener first) {
        return meters == null ? first : first.and(meters);
    }

    TargetListener behind(TargetListener first) {
        return meters == null ? first : first.and(meters);
    }

    void bind(LlmRouter router) {
        if (meters != null) {
            meters.bind(router);
        }
    }

    @Override
    public void close() {
        if (meters != null) {
            meters.close();
        }
    }
}
