package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators see and do: through the platform's MBean server, Camel's health checks and its developer console. */
class ManagementTest {

    private static final String SECRET = "sk-never-to-be-shown-1234";

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        one.script("ok:from one");
        Map<String, Object> tree = RouterContext.tree(one);
        tree.put(
                "providers",
                Map.of("one", Map.of("type", "openai-compatible", "baseUrl", one.baseUrl(), "apiKey", SECRET)));
        context = new RouterContext(tree).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("llmrouter:events").to("mock:events");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private ObjectName bean(String type) throws JMException {
        Set<ObjectName> names = beans.queryNames(
                new ObjectName(
                        "org.apache.camel:context=" + context.camel.getManagementName() + ",type=" + type + ",*"),
                null);
        return names.stream()
                .filter(name ->
                        name.getKeyProperty("name").toLowerCase(Locale.ROOT).contains("llmrouter")
                                || name.getKeyProperty("name").contains("EventsConsumer"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bean of ours among " + names));
    }

    private Object call(String operation, String... arguments) throws JMException {
        String[] signature = new String[arguments.length];
        Arrays.fill(signature, String.class.getName());
        return beans.invoke(bean("components"), operation, arguments, signature);
    }

    private CompositeData row(String operation) throws JMException {
        TabularData table = (TabularData) call(operation);
        assertThat(table.values()).hasSize(1);
        return (CompositeData) table.values().iterator().next();
    }

    private Object counter(String name) throws JMException {
        return beans.getAttribute(bean("components"), name);
    }

    @Test
    void countsCallsAndAttempts() throws JMException {
        one.script("500, ok");
        context.send("llmrouter:chat", "first");
        one.script("bad-key");
        context.send("llmrouter:chat", "second");

        assertThat(counter("Calls")).isEqualTo(2L);
        assertThat(counter("FailedCalls")).isEqualTo(1L);
        assertThat(counter("DegradedCalls")).isEqualTo(0L);
        assertThat(counter("Attempts")).isEqualTo(3L);
        assertThat(counter("FailedAttempts")).isEqualTo(2L);
        assertThat(counter("CallsUnderWay")).isEqualTo(0);
        assertThat(counter("DroppedEvents")).isEqualTo(0L);
        assertThat(beans.getAttribute(bean("consumers"), "DroppedEvents")).isEqualTo(0L);
    }

    @Test
    void takesATargetOutAndPutsItBack() throws JMException {
        call("takeTargetOut", "one/m", "too dear");
        assertThat(row("listTargets").get("takenOut")).isEqualTo("too dear");
        assertThat(context.send("llmrouter:chat", "hello").getException()).isNotNull();

        call("putTargetBack", "one/m");
        assertThat(row("listTargets").get("refused")).isEqualTo("");
        assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("from one");
    }

    @Test
    void opensClosesAndResetsABreaker() throws JMException {
        call("openBreaker", "one/m");
        assertThat(row("listTargets").get("breaker")).isEqualTo("held_open");
        call("closeBreaker", "one/m");
        assertThat(row("listTargets").get("breaker")).isEqualTo("closed");
        call("openBreaker", "one/m");
        call("resetBreaker", "one/m");
        assertThat(row("listTargets").get("breaker")).isEqualTo("closed");
    }

    @Test
    void namesTheNearestTarget() {
        assertThatThrownBy(() -> call("openBreaker", "one/n")).hasStackTraceContaining("did you mean 'one/m'?");
    }

    @Test
    void listsKeysMasked() throws JMException {
        context.body("llmrouter:chat", "hello");
        CompositeData key = row("listKeys");

        assertThat(key.get("key")).asString().contains("…1234");
        assertThat(List.of(key.get("account"), key.get("state"), key.get("calls")))
                .isEqualTo(List.of("one", "usable", "1"));
    }

    @Test
    void isReadyWhileEveryPolicyHasALiveTarget() throws JMException {
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        call("takeTargetOut", "one/m", "too dear");
        HealthCheck.Result down = health();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage()).hasValue("no live target for default");
        assertThat(down.getDetails())
                .containsEntry("llmrouter.policy.default", "no live target until an operator acts");
        assertThat(HealthCheckHelper.invokeLiveness(context.camel))
                .noneMatch(result -> result.getCheck().getId().equals("llmrouter"));

        call("putTargetBack", "one/m");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void isNotReadyWhileTheComponentIsStopped() {
        HealthCheck check = HealthCheckHelper.getHealthCheck(context.camel, "llmrouter");
        context.component.stop();

        assertThat(check.call().getMessage()).hasValue("the component llmrouter is not started");
        assertThat(HealthCheckHelper.getHealthCheck(context.camel, "llmrouter")).isNull();
    }

    @Test
    void aSecondComponentHasACheckOfItsOwn() throws JMException {
        LlmRouterComponent second = new LlmRouterComponent();
        second.setConfigTree(RouterContext.tree(one));
        context.camel.addComponent("second", second);
        call("takeTargetOut", "one/m", "too dear");

        String id = HealthCheckRegistry.get(context.camel).getCheckIDs().stream()
                .filter(each -> each.startsWith("llmrouter-"))
                .findFirst()
                .orElseThrow();
        assertThat(HealthCheckHelper.getHealthCheck(context.camel, id).call().getState())
                .isEqualTo(HealthCheck.State.UP);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);

        second.stop();
        assertThat(HealthCheckHelper.getHealthCheck(context.camel, id)).isNull();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.getHealthCheck(context.camel, "llmrouter").call();
    }

    @Test
    void findsOutByProbesThatATargetIsBack() {
        one.reply(request -> request.method().equals("GET")
                ? Reply.raw(200, "application/json", "{\"data\": []}")
                : Reply.error(500, "server_error", null, "no"));
        Map<String, Object> tree = RouterContext.tree(one);
        tree.put(
                "providers",
                Map.of(
                        "one",
                        Map.of(
                                "type", "openai-compatible",
                                "baseUrl", one.baseUrl(),
                                "breaker", Map.of("minimumCalls", 1),
                                "probe", Map.of("every", "10ms"))));
        try (RouterContext probing = new RouterContext(tree).start()) {
            probing.send("llmrouter:chat", "hello");

            await().untilAsserted(() -> assertThat(probing.component.snapshot().get("targets"))
                    .asString()
                    .contains("breaker=half_open"));
        }
    }

    @Test
    void showsTheSameOnTheDeveloperConsole() {
        context.body("llmrouter:chat", "hello");
        var console = PluginHelper.getDevConsoleResolver(context.camel).resolveDevConsole("llmrouter");

        assertThat(console.call(DevConsole.MediaType.JSON))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEqualTo(context.component.snapshot())
                .containsOnlyKeys("policies", "accounts", "targets", "keys", "experiments", "counters");
        assertThat(console.call(DevConsole.MediaType.TEXT))
                .asString()
                .contains("targets:\n  {target=one/m, breaker=closed", "calls=1")
                .doesNotContain(SECRET);
    }

    @Test
    void showsNoSecret() {
        one.script("bad-key");
        context.send("llmrouter:chat", "hello");

        assertThat(context.component.snapshot().toString())
                .contains("rejected", "…1234")
                .doesNotContain("sk-never");
    }
}
