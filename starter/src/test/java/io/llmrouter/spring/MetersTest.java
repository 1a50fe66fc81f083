package io.llmrouter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The router's meters where Spring Boot shows them: the actuator's metrics, and a scrape for Prometheus. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "llmrouter.providers.here.type=local",
            "llmrouter.policies.default.candidates[0]=here/extractive",
            "management.endpoints.web.exposure.include=metrics,prometheus",
            "management.prometheus.metrics.export.enabled=true"
        })
class MetersTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProducerTemplate template;

    @Test
    void areScrapedByPrometheusAsThePageSays() throws IOException {
        template.requestBody("llmrouter:chat", "The cat sat on the mat. It slept.");

        String scrape = http.getForObject("/actuator/prometheus", String.class);

        assertThat(scrape)
                .contains(
                        "llmrouter_calls_seconds_count{outcome=\"answered\",policy=\"default\"} ",
                        "llmrouter_breaker{state=\"closed\",target=\"here/extractive\"} 1.0",
                        "llmrouter_calls_under_way_calls 0.0",
                        "gen_ai_client_operation_duration_seconds_bucket{error_type=\"none\",",
                        "gen_ai_client_token_usage_tokens_sum{",
                        "gen_ai_provider_name=\"local\"")
                .contains(sample());
    }

    private static String sample() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        String meters = page.substring(page.indexOf("\n## Meters"));
        return meters.substring(meters.indexOf("```\n") + 4)
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceAll(" \\d.*", "");
    }

    @Test
    void areAmongTheActuatorsMetrics() {
        template.requestBody("llmrouter:chat", "The cat sat on the mat. It slept.");

        assertThat(http.getForObject("/actuator/metrics/llmrouter.attempts?tag=outcome:answered", String.class))
                .contains("\"name\":\"llmrouter.attempts\"", "\"statistic\":\"COUNT\"", "here/extractive");
    }
}
