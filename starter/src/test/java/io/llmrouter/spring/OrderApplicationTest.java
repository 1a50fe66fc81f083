package io.llmrouter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test of an application, as docs/testing.md has it. */
// sample
@SpringBootTest
class OrderApplicationTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok:Two chairs.");

    @DynamicPropertySource
    static void asksTheScript(DynamicPropertyRegistry properties) {
        properties.add("llmrouter.providers.openai.type", () -> "openai");
        properties.add("llmrouter.providers.openai.base-url", provider::baseUrl);
        properties.add("llmrouter.providers.openai.api-key", () -> "sk-test");
        properties.add("llmrouter.policies.default.candidates[0]", () -> "openai/gpt-6-luna");
    }

    @Autowired
    private ProducerTemplate template;

    @Test
    void answers() {
        assertThat(template.requestBody("llmrouter:chat", "What was ordered?")).isEqualTo("Two chairs.");
    }
    // end

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
