package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The {@code llmrouter:} component: holds the engine that its endpoints ask. */
@Component("llmrouter")
public final class LlmRouterComponent extends DefaultComponent {

    @Metadata(description = "The options that endpoints have unless they say otherwise")
    private LlmRouterConfiguration configuration = new LlmRouterConfiguration();

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The engine to ask, instead of one that the component builds and closes itself")
    private @Nullable LlmRouter router;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LlmRouterConfiguration options = configuration.copy();
        options.setOperation(operation(remaining));
        LlmRouterEndpoint endpoint = new LlmRouterEndpoint(uri, this, options);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static LlmRouterOperation operation(String word) {
        List<String> words = Arrays.stream(LlmRouterOperation.values())
                .map(LlmRouterOperation::name)
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException("there is no operation '" + word + "': " + Nearest.hint(word, words)
                    + " (operations: " + String.join(", ", words) + ")");
        }
        return LlmRouterOperation.valueOf(word);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (router == null) {
            throw new IllegalArgumentException("there is no LlmRouter in the registry");
        }
    }

    public LlmRouterConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(LlmRouterConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable LlmRouter getRouter() {
        return router;
    }

    public void setRouter(@Nullable LlmRouter router) {
        this.router = router;
    }
}
