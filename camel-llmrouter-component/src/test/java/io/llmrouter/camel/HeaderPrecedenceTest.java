package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Sampling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeaderPrecedenceTest {

    private static final String ALL_SAMPLING = "temperature=0.5&topP=0.9&maxTokens=100&seed=7&stop=END,FIN";

    private final RecordingRouter router = new RecordingRouter();
    private CamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.getRegistry().bind("router", router);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private CallOptions routed(String options, Map<String, Object> headers) {
        template.requestBodyAndHeaders("llmrouter:chat?" + options, "hello", headers);
        return router.option();
    }

    private Sampling sampled(String options, Map<String, Object> headers) {
        routed(options, headers);
        return router.request().sampling();
    }

    @Test
    void leavesEverythingToThePolicyByDefault() {
        assertThat(sampled("", Map.of())).isEqualTo(Sampling.DEFAULT);
        assertThat(router.option().withContext(null)).isEqualTo(CallOptions.DEFAULT);
    }

    @Test
    void readsSamplingFromTheEndpoint() {
        assertThat(sampled(ALL_SAMPLING, Map.of())).isEqualTo(Sampling.of(0.5, 0.9, 100, 7L, List.of("END", "FIN")));
    }

    @Test
    void letsAHeaderLowerThePriorityButNotRaiseIt() {
        assertThat(routed("priority=normal", Map.of("CamelLlmRouterPriority", "low"))
                        .priority())
                .isEqualTo(Priority.LOW);
        assertThat(routed("priority=normal", Map.of("CamelLlmRouterPriority", "High"))
                        .priority())
                .isEqualTo(Priority.NORMAL);
        assertThat(routed("priority=normal&headerOverrides=all", Map.of("CamelLlmRouterPriority", "high"))
                        .priority())
                .isEqualTo(Priority.HIGH);
        assertThat(routed("headerOverrides=none", Map.of("CamelLlmRouterPriority", "high"))
                        .priority())
                .isEqualTo(Priority.NORMAL);
        assertThat(routed("", Map.of("CamelLlmRouterPriority", "high")).priority())
                .isEqualTo(Priority.HIGH);
        assertThat(routed("priority=high", Map.of()).priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void letsHeadersSetSampling() {
        Map<String, Object> headers = Map.of(
                "CamelLlmRouterTemperature",
                "0.1",
                "CamelLlmRouterTopP",
                0.2,
                "CamelLlmRouterMaxTokens",
                50,
                "CamelLlmRouterSeed",
                8,
                "CamelLlmRouterStop",
                List.of("a,b"));

        assertThat(sampled(ALL_SAMPLING, headers)).isEqualTo(Sampling.of(0.1, 0.2, 50, 8L, List.of("a,b")));
    }

    @Test
    void letsAHeaderOnlyLowerTheLengthUnlessHeadersWin() {
        Map<String, Object> longer = Map.of("CamelLlmRouterMaxTokens", 5000);

        assertThat(sampled("maxTokens=100", longer).maxTokens()).isEqualTo(100);
        assertThat(sampled("maxTokens=100&headerOverrides=all", longer).maxTokens())
                .isEqualTo(5000);
        assertThat(sampled("", longer).maxTokens()).isEqualTo(5000);
    }

    @Test
    void readsRoutingFromTheEndpoint() {
        CallOptions options = routed(
                "policy=cheap&models=a/b,c/*&strategy=random&timeout=5s&maxCost=0.05&tenant=t&user=u&tags=x,y",
                Map.of());

        assertThat(options.policy()).isEqualTo("cheap");
        assertThat(options.models()).containsExactly("a/b", "c/*");
        assertThat(options.strategy()).isEqualTo("random");
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.maxCost()).isEqualTo(Money.usd("0.05"));
        assertThat(options.tenant()).isEqualTo("t");
        assertThat(options.user()).isEqualTo("u");
        assertThat(options.tags()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void readsRoutingFromHeaders() {
        CallOptions options = routed(
                "",
                Map.of(
                        "CamelLlmRouterPolicy", "cheap",
                        "CamelLlmRouterModels", "a/b, c/*",
                        "CamelLlmRouterTimeout", "PT3S",
                        "CamelLlmRouterMaxCost", "0.01 USD",
                        "CamelLlmRouterTenant", "t",
                        "CamelLlmRouterUser", "u",
                        "CamelLlmRouterTags", List.of("x")));

        assertThat(options.policy()).isEqualTo("cheap");
        assertThat(options.models()).containsExactly("a/b", "c/*");
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.maxCost()).isEqualTo(Money.usd("0.01"));
        assertThat(options.tenant()).isEqualTo("t");
        assertThat(options.user()).isEqualTo("u");
        assertThat(options.tags()).containsExactly("x");
    }

    @Test
    void letsAHeaderOnlyShortenTheTimeUnlessHeadersWin() {
        Map<String, Object> longer = Map.of("CamelLlmRouterTimeout", "1m");

        assertThat(routed("timeout=5s", longer).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(routed("timeout=5s", Map.of("CamelLlmRouterTimeout", "2s")).timeout())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(routed("timeout=5s&headerOverrides=all", longer).timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void letsAHeaderOnlyLowerTheCostUnlessHeadersWin() {
        Map<String, Object> more = Map.of("CamelLlmRouterMaxCost", "1");

        assertThat(routed("maxCost=0.05", more).maxCost()).isEqualTo(Money.usd("0.05"));
        assertThat(routed("maxCost=0.05", Map.of("CamelLlmRouterMaxCost", 0.01)).maxCost())
                .isEqualTo(Money.usd("0.01"));
        assertThat(routed("maxCost=0.05&headerOverrides=all", more).maxCost()).isEqualTo(Money.usd("1"));
    }

    @Test
    void letsAHeaderOnlyChooseAmongTheModelsOfTheEndpoint() {
        Map<String, Object> some = Map.of("CamelLlmRouterModels", "onprem/big, openai/gpt-5");

        assertThat(routed("models=onprem/*", some).models()).containsExactly("onprem/big");
        assertThat(routed("models=onprem/*&headerOverrides=all", some).models())
                .containsExactly("onprem/big", "openai/gpt-5");
        assertThatThrownBy(() -> routed("models=onprem/*", Map.of("CamelLlmRouterModels", "openai/gpt-5")))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining("the endpoint allows only [onprem/*]");
    }

    @Test
    void holdsHeadersToThePolicyAndTheCallerOfTheEndpoint() {
        for (String option : List.of("policy", "tenant", "user")) {
            String header = "CamelLlmRouter" + Character.toUpperCase(option.charAt(0)) + option.substring(1);

            assertThatThrownBy(() -> routed(option + "=mine", Map.of(header, "yours")))
                    .hasStackTraceContaining(header + " asks for 'yours', but the endpoint is held to 'mine'");
        }
        assertThat(routed("policy=mine&headerOverrides=all", Map.of("CamelLlmRouterPolicy", "yours"))
                        .policy())
                .isEqualTo("yours");
    }

    @Test
    void letsAHeaderOnlyAddTagsUnlessHeadersWin() {
        Map<String, Object> more = Map.of("CamelLlmRouterTags", "y");

        assertThat(routed("tags=x", more).tags()).containsExactlyInAnyOrder("x", "y");
        assertThat(routed("tags=x&headerOverrides=all", more).tags()).containsExactly("y");
    }

    @Test
    void canBeDeafToHeaders() {
        Map<String, Object> headers = Map.of(
                "CamelLlmRouterPolicy", "cheap",
                "CamelLlmRouterModels", "a/b",
                "CamelLlmRouterTags", "x",
                "CamelLlmRouterMaxCost", "1",
                "CamelLlmRouterTemperature", "rubbish");

        assertThat(sampled("headerOverrides=none", headers)).isEqualTo(Sampling.DEFAULT);
        assertThat(router.option().withContext(null)).isEqualTo(CallOptions.DEFAULT);
    }

    @Test
    void saysWhichHeaderIsWrong() {
        assertThatThrownBy(() -> sampled("", Map.of("CamelLlmRouterMaxTokens", "many")))
                .hasCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining("the header CamelLlmRouterMaxTokens should be of type Integer, not 'many'");
        assertThatThrownBy(() -> routed("", Map.of("CamelLlmRouterMaxCost", "cheap")))
                .hasStackTraceContaining("CamelLlmRouterMaxCost: maxCost is an amount of US dollars");
        assertThatThrownBy(() -> sampled("", Map.of("CamelLlmRouterTopP", 3)))
                .hasCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining("topP must be above 0 and at most 1");
    }
}
