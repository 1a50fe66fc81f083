package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.RateLimitedException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private RouterContext context;

    @BeforeEach
    void start() {
        context = RouterContext.of(provider).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bad-key,        '',                    ProviderRejectedException,  AUTH,         authentication",
        "no-credit,      '',                    ProviderRejectedException,  AUTH,         billing",
        "400,            '',                    InvalidRequestException,    VALIDATION,   invalid_request",
        "500,            '',                    ExhaustedException,         SERVER_ERROR, server_error",
        "cut,            '',                    ExhaustedException,         SERVER_ERROR, connection_lost",
        "content-policy, '',                    ContentBlockedException,    VALIDATION,   content_policy",
        "slow 5s,        timeout=500ms,         TimedOutException,          SERVER_ERROR, timeout",
        "ok,             maxCost=0.000000001,   NoEligibleModelException,   UNKNOWN,      no_eligible_model"
    })
    void eachFailureHasItsClassAndCategory(String script, String options, String type, String category, String kind) {
        provider.script(script);

        Exchange exchange = context.send("llmrouter:chat?" + options, "hello");

        assertThat(exchange.getException().getClass().getSimpleName()).isEqualTo(type);
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo(category);
        assertThat(((LlmRouterException) exchange.getException())
                        .failure()
                        .kind()
                        .word())
                .isEqualTo(kind);
    }

    @Test
    void aFailureTellsTheDecision() {
        provider.script("500");

        Exchange exchange = context.send("llmrouter:chat", "hello");

        assertThat(exchange.getMessage().getHeader("CamelLlmRouterAttempts")).isEqualTo(2);
        assertThat(exchange.getMessage().getHeader("CamelLlmRouterDecision", String.class))
                .asString()
                .contains("server_error");
    }

    @ParameterizedTest
    @CsvSource({"PT1.5S, 1500", "PT1.499000001S, 1500", "PT0.0000001S, 1", "PT0S, 0"})
    void aWaitThatIsAskedForIsToldAndNotCutShort(Duration wait, long millis) {
        Failure limited = new Failure(FailureKind.RATE_LIMITED, "slow down", 429, null, wait);
        try (RouterContext other = new RouterContext(null)) {
            other.component.setRouter(new RecordingRouter().failing(LlmRouterException.of(limited, null)));
            other.start();

            Exchange exchange = other.send("llmrouter:chat", "hello");

            assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("RATE_LIMIT");
            assertThat(exchange.getProperty("CamelAiRetryAfterMillis")).isEqualTo(millis);
        }
    }

    @Test
    void aKeyThatStillCoolsIsARateLimitAndNothingIsSent() {
        provider.script("429 retry-after=3600");
        context.send("llmrouter:chat", "first");

        Exchange exchange = context.send("llmrouter:chat", "second");

        assertThat(exchange.getException()).isInstanceOf(RateLimitedException.class);
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("RATE_LIMIT");
        assertThat(exchange.getProperty("CamelAiRetryAfterMillis", Long.class)).isBetween(3_000_000L, 3_600_000L);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aFailureCanBePutIntoHeaders() {
        provider.script("500");

        Exchange exchange = context.send("llmrouter:chat?throwExceptionOnFailure=false", "hello");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("hello");
        assertThat(exchange.getMessage().getHeader("CamelLlmRouterFailureKind")).isEqualTo("server_error");
        assertThat(exchange.getMessage().getHeader("CamelLlmRouterFailureMessage"))
                .asString()
                .contains("one/m");
        assertThat(exchange.getProperty("CamelAiErrorCategory")).isEqualTo("SERVER_ERROR");
    }

    @Test
    void camelRedeliveryMultipliesTheEngineRetries() throws Exception {
        provider.script("500");
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ExhaustedException.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:redelivered").to("llmrouter:chat");
            }
        });

        context.send("direct:redelivered", "hello");

        assertThat(provider.requests()).hasSize(2 * 2);
    }
}
