package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readiness depends on all policies, or on those that are named. */
class ReadinessTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private static RouterContext context() {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "policies",
                Map.of(
                        "default", Map.of("candidates", "one/m"),
                        "extra", Map.of("candidates", "two/m")));
        return new RouterContext(tree);
    }

    private static HealthCheck.Result health(RouterContext context) {
        return HealthCheckHelper.getHealthCheck(context.camel, "llmrouter").call();
    }

    @Test
    void dependsOnAllUnlessTold() {
        try (RouterContext context = context().start()) {
            context.component.getRouter().operations().takeOut(Target.parse("two/m"), "too dear");

            assertThat(health(context).getMessage()).hasValue("no live target for extra");
        }
    }

    @Test
    void dependsOnThoseThatAreNamed() {
        try (RouterContext context = context()) {
            context.component.setReadinessPolicies("default");
            context.start();
            context.component.getRouter().operations().takeOut(Target.parse("two/m"), "too dear");
            assertThat(health(context).getState()).isEqualTo(HealthCheck.State.UP);

            context.component.getRouter().operations().takeOut(Target.parse("one/m"), "too dear");
            assertThat(health(context).getMessage()).hasValue("no live target for default");
        }
    }

    @Test
    void saysUntilWhen() {
        one.script("429 retry-after=60");
        try (RouterContext context = context().start()) {
            context.send("llmrouter:chat?timeout=30s", "hello");

            String until = (String) context.component.unavailablePolicies().get("default");

            assertThat(Duration.between(Instant.now(), Instant.parse(until)).toSeconds())
                    .isBetween(50L, 60L);
            assertThat(health(context).getDetails().get("llmrouter.policy.default"))
                    .isEqualTo("no live target until " + until);
        }
    }

    @Test
    void namesThePolicyThatIsNotThere() {
        try (RouterContext context = context()) {
            context.component.setReadinessPolicies("default, extr");

            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("readinessPolicies: there is no policy 'extr': did you mean 'extra'?");
        }
    }
}
