package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component keeps meters where the application has a registry for them. */
class MeteringTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void feedsTheRegistryOfTheApplicationAndLeavesIt() {
        try (RouterContext context = RouterContext.of(one)) {
            context.camel.getRegistry().bind("meters", registry);
            context.start();
            context.body("llmrouter:chat", "hello");

            assertThat(registry.get("llmrouter.calls").timer().count()).isEqualTo(1);
            assertThat(registry.get("llmrouter.breaker").gauges()).hasSize(4);
        }

        assertThat(registry.find("llmrouter.breaker").gauges()).isEmpty();
        assertThat(registry.find("llmrouter.calls.under.way").gauges()).isEmpty();
    }

    @Test
    void keepsNoneWithoutARegistry() {
        try (RouterContext context = RouterContext.of(one).start()) {
            assertThat(context.body("llmrouter:chat", "hello")).isNotNull();
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void countsOnAfterARestart() {
        for (int i = 1; i <= 2; i++) {
            try (RouterContext context = RouterContext.of(one)) {
                context.camel.getRegistry().bind("meters", registry);
                context.start();
                context.body("llmrouter:chat", "hello");

                assertThat(registry.get("llmrouter.calls").timer().count()).isEqualTo(i);
                assertThat(registry.get("llmrouter.breaker")
                                .tag("state", "closed")
                                .gauge()
                                .value())
                        .isEqualTo(1);
            }
        }
    }
}
