package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every section of the page starts with the page's configuration, and there is a test that runs it. */
class EverySampleTest extends RouteKit {

    static Stream<String> headings() {
        return Pattern.compile("^## (.*)$", Pattern.MULTILINE)
                .matcher(PAGE.text())
                .results()
                .map(found -> found.group(1))
                .filter(heading -> PAGE.samples(heading, "yaml").stream().anyMatch(EverySampleTest::isRoute))
                .filter(heading -> !heading.equals("Transacted routes"));
    }

    private static boolean isRoute(String sample) {
        return sample.contains("- route:");
    }

    @ParameterizedTest
    @MethodSource("headings")
    void startsWithTheConfigurationOfThePage(String heading) throws Exception {
        camel.addService(new InMemorySagaService());

        startYaml(heading);

        assertThat(PAGE.samples(heading, "yaml")).hasSize(1);
        assertThat(camel.getRoutes()).isNotEmpty();
    }

    @Test
    void isAboutEveryPattern() {
        assertThat(headings())
                .containsAll(
                        List.of("Redelivery", "Circuit breaker", "Load balancer", "Multicast", "Split", "Aggregate"))
                .containsAll(List.of("Recipient list", "Enrich", "Wire tap", "Saga", "Threads", "Throttle"))
                .containsAll(List.of("Errors by class", "Parked messages", "Stream caching", "Claim check"))
                .contains("Idempotent consumer");
    }
}
