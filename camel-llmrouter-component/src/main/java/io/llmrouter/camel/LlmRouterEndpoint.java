package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.provider.Account;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Ask large language models by policy: the cheapest, fastest or best that may answer, with fallback, limits and an
 * explained decision.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "llmrouter",
        title = "LLM Router",
        syntax = "llmrouter:operation",
        category = {Category.AI},
        headersClass = LlmRouterConstants.class)
public final class LlmRouterEndpoint extends DefaultEndpoint
        implements EndpointServiceLocation, HeaderFilterStrategyAware {

    @UriParam
    private LlmRouterConfiguration configuration;

    @UriParam(
            label = "advanced,producer",
            description = "Which headers the endpoint listens to (filtered on their way out of Camel) and which ones an"
                    + " answer sets (filtered on their way in)")
    private @Nullable HeaderFilterStrategy headerFilterStrategy;

    /** An endpoint with its options; made by the component. */
    public LlmRouterEndpoint(String uri, LlmRouterComponent component, LlmRouterConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public LlmRouterComponent getComponent() {
        return (LlmRouterComponent) super.getComponent();
    }

    public LlmRouterConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(LlmRouterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public @Nullable HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(@Nullable HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    HeaderFilter headerFilter() {
        return new HeaderFilter(headerFilterStrategy);
    }

    LlmRouter router() {
        return getComponent().started();
    }

    @Override
    public Producer createProducer() {
        LlmRouterOperation operation =
                Objects.requireNonNull(configuration.getOperation(), "the endpoint names no operation");
        return switch (operation) {
            case chat -> new ChatProducer(this);
            case fallback -> new FallbackProducer(this);
            case enrich -> new EnrichProducer(this);
            case plan -> new PlanProducer(this);
            case models -> new ModelsProducer(this);
            case experiments -> new ExperimentsProducer(this);
            case feedback -> new FeedbackProducer(this);
            case embed -> new OperationProducer<>(this, new EmbedMapping(configuration));
            case rerank -> new OperationProducer<>(this, new RerankMapping(this));
            case moderate -> new OperationProducer<>(this, new ModerateMapping());
            case transcribe -> new OperationProducer<>(this, new TranscribeMapping(this));
            case speak -> new OperationProducer<>(this, new SpeakMapping(this));
            case image -> new OperationProducer<>(this, new ImageMapping(configuration));
            case tokens -> new OperationProducer<>(this, new TokensMapping(this));
            case evaluate -> new EvaluateProducer(this);
            case train -> new TrainProducer(this);
            case events ->
                throw new UnsupportedOperationException(
                        "llmrouter:events starts a route: use it in from(), not in to()");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (configuration.getOperation() != LlmRouterOperation.events) {
            throw new UnsupportedOperationException("llmrouter:" + configuration.getOperation()
                    + " answers messages and cannot start a route: use it in to(), not in from()");
        }
        EventsConsumer consumer = new EventsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Where the accounts are served, in their order; null before the start, and when none of them is called over HTTP. */
    @Override
    public @Nullable String getServiceUrl() {
        LlmRouter router = getComponent().getRouter();
        if (router == null) {
            return null;
        }
        String urls = router.config().accounts().stream()
                .map(Account::baseUrl)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(","));
        return urls.isEmpty() ? null : urls;
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        String policy = configuration.getPolicy();
        return Map.of("policy", policy == null ? "default" : policy);
    }
}
