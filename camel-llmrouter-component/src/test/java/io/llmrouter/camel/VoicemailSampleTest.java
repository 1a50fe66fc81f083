package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the page on embeddings and more does what the page says, word by word but for where its providers are. */
class VoicemailSampleTest {

    private static final Pattern FENCED =
            Pattern.compile("^```ya?ml[^\\n]*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.operations();

    @TempDir
    Path folder;

    @Test
    void soundBecomesTextAndTheTextAVector() throws Exception {
        List<String> samples = FENCED.matcher(Files.readString(Path.of("../docs/embeddings-and-more.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        String served = "{ baseUrl: \"" + PROVIDER.baseUrl() + "\", apiKey: \"secret-key\" }";
        Path config = Files.writeString(
                folder.resolve("llmrouter.yaml"), samples.get(0).replace("{ apiKey: \"secret-key\" }", served));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            LlmRouterComponent component = new LlmRouterComponent();
            component.setConfig("file:" + config);
            context.addComponent("llmrouter", component);
            load(context, samples.get(1).replace("file:voicemail", "direct:voicemail"));
            load(context, samples.get(2));
            context.start();

            Exchange stored = sent(context, "direct:voicemail", new byte[] {1, 2, 3}, Map.of());
            Exchange ordered = sent(context, "direct:found", List.of("a", "b"), Map.of("question", "which"));

            assertThat(stored.getMessage().getBody()).isEqualTo("Hello there.");
            assertThat(stored.getMessage().getHeader("verdict", Map.class)).containsEntry("flagged", false);
            assertThat(stored.getMessage().getHeader("vector")).isInstanceOf(float[].class);
            assertThat(ordered.getMessage().getBody(List.class)).hasSize(2);
        }
    }

    private static void load(DefaultCamelContext context, String route) throws Exception {
        String yaml = route.replace("direct:store", "mock:store");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("sample.yaml", yaml));
        assertThat(context.getEndpoint("mock:store")).isInstanceOf(MockEndpoint.class);
    }

    private static Exchange sent(DefaultCamelContext context, String uri, Object body, Map<String, Object> headers) {
        Exchange done = context.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        assertThat(done.getException()).isNull();
        return done;
    }
}
