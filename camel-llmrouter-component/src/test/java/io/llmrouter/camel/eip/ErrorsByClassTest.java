package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same route in three languages, failing in four ways. */
class ErrorsByClassTest extends RouteKit {

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml", "java"})
    void eachErrorIsHandledByItsClass(String language) throws Exception {
        start(language);

        one.script("content-policy");
        assertThat(text("direct:by-class", "something rude")).isEqualTo("parked: VALIDATION");
        assertThat(one.requests()).hasSize(1);

        one.script("400");
        assertThat(text("direct:by-class", "something odd")).isEqualTo("parked: VALIDATION");
        assertThat(one.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml", "java"})
    void eachErrorIsCaughtByItsClass(String language) throws Exception {
        start(language);

        one.script("500");
        assertThat(text("direct:tried", "hello")).isEqualTo("come back later");
        assertThat(one.requests()).hasSize(2);

        one.script("bad-key");
        assertThat(text("direct:tried", "hello")).isEqualTo("ask the administrator");
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void whatNoCatchNamesLeavesTheRouteInSpiteOfOnException() throws Exception {
        startYaml("Errors by class");
        one.script("400");

        assertThat(send("direct:tried", "hello").getException()).isInstanceOf(InvalidRequestException.class);
    }

    private void start(String language) throws Exception {
        switch (language) {
            case "yaml" -> startYaml("Errors by class");
            case "xml" -> startXml("Errors by class");
            default -> start(new ErrorRoutes());
        }
    }
}
