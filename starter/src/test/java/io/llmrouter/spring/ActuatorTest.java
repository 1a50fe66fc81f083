package io.llmrouter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The actuator over real HTTP, of an application with two accounts. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "llmrouter.providers.cloud.type=openai-compatible",
            "llmrouter.providers.cloud.base-url=http://name:pass@127.0.0.1:9/v1",
            "llmrouter.providers.cloud.api-key=sk-never-to-be-shown-1234",
            "llmrouter.providers.here.type=local",
            "llmrouter.models[cloud/m].contextWindow=8000",
            "llmrouter.policies.default.candidates[0]=here/extractive",
            "llmrouter.policies.default.candidates[1]=cloud/m",
            "llmrouter.policies.cloudy.candidates[0]=cloud/m",
            "management.endpoints.web.exposure.include=health,llmrouter",
            "management.endpoint.health.show-details=always",
            "management.endpoint.health.probes.enabled=true",
            "management.endpoint.health.group.readiness.include=readinessState,llmrouter"
        })
class ActuatorTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProducerTemplate template;

    @AfterEach
    void restore() {
        act("PUT_BACK", "cloud/m");
        act("RESET_BREAKER", "cloud/m");
    }

    private Map<String, Object> show() {
        return exchange(HttpMethod.GET, null).getBody();
    }

    private ResponseEntity<Map<String, Object>> act(String action, String target) {
        return exchange(HttpMethod.POST, Map.of("action", action, "target", target));
    }

    private ResponseEntity<Map<String, Object>> exchange(HttpMethod method, Map<String, String> body) {
        return http.exchange(
                "/actuator/llmrouter", method, new HttpEntity<>(body), new ParameterizedTypeReference<>() {});
    }

    @Test
    void showsWhatThereIs() {
        template.requestBody("llmrouter:chat", "The cat sat on the mat. It slept.");

        assertThat(show())
                .containsOnlyKeys("policies", "accounts", "targets", "keys", "experiments", "counters")
                .extracting("counters")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("failedCalls", 0)
                .hasEntrySatisfying(
                        "calls", calls -> assertThat((Integer) calls).isPositive());
        assertThat(show())
                .extracting("targets")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("target")
                .containsExactlyInAnyOrder("cloud/m", "here/extractive");
    }

    @Test
    void showsNoSecret() {
        List<String> answers = List.of(
                http.postForObject(
                        "/actuator/llmrouter", Map.of("action", "open-breaker", "target", "cloud/m"), String.class),
                http.getForObject("/actuator/llmrouter", String.class),
                http.getForObject("/actuator/health", String.class));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).contains("cloud").doesNotContain("sk-never", "pass"));
        assertThat(answers.get(1)).contains("…1234");
    }

    @Test
    void takesATargetOutAsThePageSaysAndPutsItBack() throws IOException {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);

        assertThat(http.postForObject("/actuator/llmrouter", new HttpEntity<>(fence("json"), headers), String.class))
                .contains("\"target\":\"cloud/m\"", "\"takenOut\":\"too dear\"");
        assertThat(act("put-back", "cloud/m").getBody())
                .containsEntry("breaker", "closed")
                .doesNotContainKeys("takenOut", "refused");
    }

    @Test
    void isSetUpAsThePageSays() throws IOException {
        assertThat(ActuatorTest.class.getAnnotation(SpringBootTest.class).properties())
                .contains(fence("properties").split("\n"));
    }

    private static String fence(String language) throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        Matcher fence = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page);
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }

    @Test
    void movesABreaker() {
        assertThat(act("open-breaker", "cloud/m").getBody()).containsEntry("breaker", "held_open");
        assertThat(act("close-breaker", "cloud/m").getBody()).containsEntry("breaker", "closed");
        act("open-breaker", "cloud/m");
        assertThat(act("reset-breaker", "cloud/m").getBody()).containsEntry("breaker", "closed");
    }

    @Test
    void refusesWhatIsNotThere() {
        ResponseEntity<Map<String, Object>> unknown = act("take-out", "cloud/n");
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(unknown.getBody().get("error")).asString().contains("did you mean 'cloud/m'?");

        assertThat(act("take-away", "cloud/m").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(act("take-out", "nonsense").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void isReadyWhileEveryPolicyHasALiveTarget() {
        assertThat(readiness().getStatusCode()).isEqualTo(HttpStatus.OK);

        act("take-out", "cloud/m");
        ResponseEntity<String> down = readiness();
        assertThat(down.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(down.getBody()).contains("\"noLiveTargetUntil\":{\"cloudy\":\"an operator acts\"}");
        assertThat(http.getForEntity("/actuator/health/liveness", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);

        act("put-back", "cloud/m");
        assertThat(readiness().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private ResponseEntity<String> readiness() {
        return http.getForEntity("/actuator/health/readiness", String.class);
    }

    @Test
    void isNotThereWithoutTheActuator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        CamelAutoConfiguration.class,
                        LlmRouterAutoConfiguration.class,
                        LlmRouterActuatorAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean("llmRouterEndpoint")
                        .doesNotHaveBean("llmrouterHealthIndicator"));
    }
}
