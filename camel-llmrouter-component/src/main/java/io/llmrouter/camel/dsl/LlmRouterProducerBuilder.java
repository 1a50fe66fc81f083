package io.llmrouter.camel.dsl;

import io.llmrouter.camel.ExplanationForm;
import io.llmrouter.camel.HeaderOverrides;
import io.llmrouter.camel.ResponseType;
import io.llmrouter.camel.TargetType;
import org.apache.camel.spi.HeaderFilterStrategy;

/** An endpoint that answers messages, for {@code to()} in the endpoint DSL. Each method sets the option of its name. */
public interface LlmRouterProducerBuilder extends QuestionBuilder<LlmRouterProducerBuilder> {

    /**
     * How explanations are written as text, in the header CamelLlmRouterDecision and as the result of plan: json, ascii
     * (tables for terminals and logs) or html (a page that stands by itself).
     */
    default LlmRouterProducerBuilder explanation(ExplanationForm explanation) {
        doSetProperty("explanation", explanation);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder explanation(String explanation) {
        doSetProperty("explanation", explanation);
        return self();
    }

    /**
     * Which headers the endpoint listens to (filtered on their way out of Camel) and which ones an answer sets
     * (filtered on their way in).
     */
    default LlmRouterProducerBuilder headerFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        doSetProperty("headerFilterStrategy", headerFilterStrategy);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder headerFilterStrategy(String headerFilterStrategy) {
        doSetProperty("headerFilterStrategy", headerFilterStrategy);
        return self();
    }

    /** The most the call may cost by estimate, in US dollars, such as 0.05. */
    default LlmRouterProducerBuilder maxCost(String maxCost) {
        doSetProperty("maxCost", maxCost);
        return self();
    }

    /**
     * Comma list of targets (account/model), aliases and wildcards to choose from, instead of the policy's
     * candidates. For fallback, the order in which they are asked.
     */
    default LlmRouterProducerBuilder models(String models) {
        doSetProperty("models", models);
        return self();
    }

    /** The policy to decide by. Unset means the one named default. */
    default LlmRouterProducerBuilder policy(String policy) {
        doSetProperty("policy", policy);
        return self();
    }

    /** The form of the result: text, json (maps, lists and plain values) or response (the engine's own object). */
    default LlmRouterProducerBuilder responseType(ResponseType responseType) {
        doSetProperty("responseType", responseType);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder responseType(String responseType) {
        doSetProperty("responseType", responseType);
        return self();
    }

    /**
     * How candidates are put in order, instead of the policy's way: ordered, round-robin, weighted, random, price-
     * weighted, lowest-cost, lowest-latency, highest-throughput, least-busy, usage-headroom, highest-quality,
     * weighted-score, sticky, by-region, complexity, cascade, tiers, adaptive or custom. Those that need settings
     * (semantic, intent, learned) belong in a policy.
     */
    default LlmRouterProducerBuilder strategy(String strategy) {
        doSetProperty("strategy", strategy);
        return self();
    }

    /** Whether the answer arrives piece by piece, as an Iterator of String in the body. */
    default LlmRouterProducerBuilder streaming(boolean streaming) {
        doSetProperty("streaming", streaming);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder streaming(String streaming) {
        doSetProperty("streaming", streaming);
        return self();
    }

    /** Comma list of facts about the request for rules, such as personal-data. */
    default LlmRouterProducerBuilder tags(String tags) {
        doSetProperty("tags", tags);
        return self();
    }

    /**
     * Where the answer goes, instead of the body: header:name, variable:name or property:name. For enrich also a
     * JSON pointer such as /summary, xpath:/order/summary, a key of the map or a property of the object in the
     * body.
     */
    default LlmRouterProducerBuilder target(String target) {
        doSetProperty("target", target);
        return self();
    }

    /** How target is to be read. */
    default LlmRouterProducerBuilder targetType(TargetType targetType) {
        doSetProperty("targetType", targetType);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder targetType(String targetType) {
        doSetProperty("targetType", targetType);
        return self();
    }

    /** Who pays. */
    default LlmRouterProducerBuilder tenant(String tenant) {
        doSetProperty("tenant", tenant);
        return self();
    }

    /** Whether a failed call throws. If not, the failure is put into headers and the body is left. */
    default LlmRouterProducerBuilder throwExceptionOnFailure(boolean throwExceptionOnFailure) {
        doSetProperty("throwExceptionOnFailure", throwExceptionOnFailure);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder throwExceptionOnFailure(String throwExceptionOnFailure) {
        doSetProperty("throwExceptionOnFailure", throwExceptionOnFailure);
        return self();
    }

    /** The longest the whole call may take, all attempts included. Shortens the policy's total. */
    default LlmRouterProducerBuilder timeout(String timeout) {
        doSetProperty("timeout", timeout);
        return self();
    }

    /** How urgent it is where targets have places: high, normal or low. */
    default LlmRouterProducerBuilder priority(String priority) {
        doSetProperty("priority", priority);
        return self();
    }

    /** Who asks. */
    default LlmRouterProducerBuilder user(String user) {
        doSetProperty("user", user);
        return self();
    }

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to
     * allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting
     * and cause the route to fail being started. By deferring this startup to be lazy then the startup failure can
     * be handled during routing messages via Camel's routing error handlers. Beware that when the first message is
     * processed then creating and starting the producer may take a little time and prolong the total processing
     * time of the processing.
     */
    default LlmRouterProducerBuilder lazyStartProducer(boolean lazyStartProducer) {
        doSetProperty("lazyStartProducer", lazyStartProducer);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder lazyStartProducer(String lazyStartProducer) {
        doSetProperty("lazyStartProducer", lazyStartProducer);
        return self();
    }

    /** How far headers may change these options: none, safe (only to tighten them) or all. */
    default LlmRouterProducerBuilder headerOverrides(HeaderOverrides headerOverrides) {
        doSetProperty("headerOverrides", headerOverrides);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterProducerBuilder headerOverrides(String headerOverrides) {
        doSetProperty("headerOverrides", headerOverrides);
        return self();
    }
}
