package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CamelMainTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok:from one");

    @Test
    void isConfiguredByProperties() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.llmrouter.config", "classpath:config/rules.yaml");
        main.addInitialProperty("camel.component.llmrouter.system-message", "Be brief.");
        main.addInitialProperty("camel.component.llmrouter.max-tokens", "50");
        main.addInitialProperty("camel.main.routes-include-pattern", "classpath:routes/ask.yaml");
        main.addInitialProperty("one.url", one.baseUrl());
        main.addInitialProperty("one.key", "k");
        main.start();
        try {
            String answer = main.getCamelTemplate().requestBody("direct:ask", "hello", String.class);

            assertThat(answer).isEqualTo("from one");
            assertThat(one.requests().get(0).messages()).hasSize(2);
            assertThat(one.requests().get(0).body()).containsEntry("max_tokens", 50);
        } finally {
            main.stop();
        }
    }
}
