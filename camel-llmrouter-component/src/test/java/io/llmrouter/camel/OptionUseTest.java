package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionUseTest {

    private RouterContext context;

    @BeforeEach
    void start() {
        context = new RouterContext(null);
        context.component.setRouter(new RecordingRouter());
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events?temperature=1&types=call_ended&policy=x | llmrouter:events does not read policy, temperature",
                "chat?types=call_ended                          | llmrouter:chat does not read types: that belongs to llmrouter:events",
                "chat?queueSize=5                               | llmrouter:chat does not read queueSize",
                "chat?namespaces=o=urn:o                        | llmrouter:chat does not read namespaces: that belongs to llmrouter:enrich",
                "models?userMessage=x                           | llmrouter:models does not read userMessage",
                "plan?maxXmlSize=1                              | llmrouter:plan does not read maxXmlSize",
                "chat?learnedModel=models                       | llmrouter:chat does not read learnedModel: that belongs to llmrouter:train",
                "train?models=a/*                               | llmrouter:train does not read models",
                "chat?idempotencyKey=k                          | idempotencyKey=k",
                "chat?conversationId=c                          | conversationId=c",
                "chat?temprature=1                              | temprature=1",
            })
    void whatNobodyReadsIsRefusedByName(String uri, String message) {
        assertThatThrownBy(() -> context.camel.getEndpoint("llmrouter:" + uri)).hasStackTraceContaining(message);
    }

    @Test
    void aPriorityThatThereIsNotIsRefusedWithTheNearest() {
        Endpoint endpoint = context.camel.getEndpoint("llmrouter:chat?priority=hihg");

        assertThatThrownBy(() -> endpoint.createProducer().start())
                .hasStackTraceContaining("there is no priority 'hihg': did you mean 'high'?");
    }

    @Test
    void whatIsReadIsTaken() {
        context.camel.getEndpoint("llmrouter:events?types=call_ended&queueSize=3&bridgeErrorHandler=true");
        context.camel.getEndpoint("llmrouter:models?models=a/*&target=header:x&lazyStartProducer=true");
        context.camel.getEndpoint("llmrouter:enrich?target=/o/s&namespaces=o=urn:o&temperature=0");
    }

    @Test
    void theDefaultsOfTheComponentAreForThoseWhoReadThem() {
        context.component.getConfiguration().setTemperature(0.5);

        context.camel.getEndpoint("llmrouter:events?types=call_ended");
    }
}
