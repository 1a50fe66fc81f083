package io.llmrouter.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {

    @ParameterizedTest
    @CsvSource({"PT7S, 7", "PT7.000000001S, 8", "PT6.2S, 7", "PT0S, 1"})
    void tellsNobodyToComeBackTooEarly(Duration wait, long seconds) {
        Failure limited = new Failure(FailureKind.RATE_LIMITED, "slow down", 429, null, wait);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        new Response(exchange).fail(LlmRouterException.of(limited, null));

        assertThat(exchange.getMessage().getHeader("Retry-After")).isEqualTo(seconds);
    }
}
