package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextPlaceholdersTest {

    private final CamelContext context = new DefaultCamelContext();
    private final ContextPlaceholders placeholders = new ContextPlaceholders(context);

    @Test
    void readsTheResourceThatATextNames(@TempDir Path folder) throws IOException {
        Path schema = Files.writeString(folder.resolve("answer.json"), "{ \"type\": \"object\" }");

        assertThat(placeholders.load("resource:file:" + schema)).isEqualTo("{ \"type\": \"object\" }");
        assertThat(placeholders.load("resource:classpath:io/llmrouter/engine/config/broken/cascade.yaml"))
                .contains("verify: judge");
    }

    @Test
    void leavesOtherTextsAsTheyAre() {
        assertThat(placeholders.load("{ \"type\": \"object\" }")).isEqualTo("{ \"type\": \"object\" }");
    }

    @Test
    void namesAResourceThatIsNotThere() {
        assertThatThrownBy(() -> placeholders.load("resource:classpath:none.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resource:classpath:none.json");
    }

    @Test
    void replacesPlaceholders() {
        context.getPropertiesComponent().addInitialProperty("word", "found");

        assertThat(placeholders.resolve("{{word}}")).isEqualTo("found");
    }
}
