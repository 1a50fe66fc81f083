package io.llmrouter.camel;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * The options of an endpoint: what is asked, how it is routed, and where the answer goes. A mutable bean, set up before
 * its endpoint starts; the component's copy gives the defaults for all its endpoints.
 */
@UriParams
public final class LlmRouterConfiguration extends MessageOptions implements Cloneable {

    @UriPath(description = "What to do with the message")
    @Metadata(required = true)
    private @Nullable LlmRouterOperation operation;

    @UriParam(label = "producer", description = "The policy to decide by. Unset means the one named default")
    private @Nullable String policy;

    @UriParam(
            label = "producer",
            description = "Comma list of targets (account/model), aliases and wildcards to choose from, instead of the"
                    + " policy's candidates. For fallback, the order in which they are asked")
    private @Nullable String models;

    @UriParam(
            label = "producer",
            description =
                    "How candidates are put in order, instead of the policy's way: ordered, round-robin, weighted,"
                            + " random, price-weighted, lowest-cost, lowest-latency, highest-throughput, least-busy,"
                            + " usage-headroom, highest-quality, weighted-score, sticky, by-region, complexity, cascade,"
                            + " tiers, adaptive or custom. Those that need settings (semantic, intent, learned) belong"
                            + " in a policy")
    private @Nullable String strategy;

    @UriParam(
            label = "producer",
            description = "Whether the answer arrives piece by piece, as an Iterator of String in the body")
    private boolean streaming;

    @UriParam(
            label = "producer",
            description = "The longest the whole call may take, all attempts included. Shortens the policy's total",
            javaType = "java.time.Duration")
    private long timeout;

    @UriParam(label = "producer", description = "The most the call may cost by estimate, in US dollars, such as 0.05")
    private @Nullable String maxCost;

    @UriParam(label = "producer", description = "Who pays")
    private @Nullable String tenant;

    @UriParam(label = "producer", description = "Who asks")
    private @Nullable String user;

    @UriParam(
            label = "producer",
            description = "Comma list of facts about the request for rules, such as personal-data")
    private @Nullable String tags;

    @UriParam(
            label = "producer",
            description = "How urgent the call is, where targets take only so many calls at once: high, normal or low",
            enums = "high,normal,low",
            defaultValue = "normal")
    private @Nullable String priority;

    @UriParam(
            label = "producer",
            description = "The form of the result: text, json (maps, lists and plain values) or response (the engine's"
                    + " own object)",
            defaultValue = "text")
    private ResponseType responseType = ResponseType.text;

    @UriParam(
            label = "producer",
            description = "Where the answer goes, instead of the body: header:name, variable:name or property:name. For"
                    + " enrich also a JSON pointer such as /summary, xpath:/order/summary, a key of the map or a"
                    + " property of the object in the body")
    private @Nullable String target;

    @UriParam(label = "producer", description = "How target is to be read", defaultValue = "auto")
    private TargetType targetType = TargetType.auto;

    @UriParam(
            label = "producer",
            description = "Whether a failed call throws. If not, the failure is put into headers and the body is left",
            defaultValue = "true")
    private boolean throwExceptionOnFailure = true;

    @UriParam(
            description = "How far headers may change these options: none, safe (only to tighten them) or all",
            defaultValue = "safe",
            label = "producer,security")
    private HeaderOverrides headerOverrides = HeaderOverrides.safe;

    @UriParam(
            description =
                    "Comma list of the types of events to hear, such as breaker_opened,key_rejected. Unset means all",
            label = "consumer")
    private @Nullable String types;

    @UriParam(
            description =
                    "How many events may wait for the route. Events that come when so many are waiting are dropped",
            defaultValue = "1000",
            label = "consumer")
    private int queueSize = 1000;

    LlmRouterConfiguration copy() {
        try {
            return (LlmRouterConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable LlmRouterOperation getOperation() {
        return operation;
    }

    public void setOperation(@Nullable LlmRouterOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getPolicy() {
        return policy;
    }

    public void setPolicy(@Nullable String policy) {
        this.policy = policy;
    }

    public @Nullable String getModels() {
        return models;
    }

    public void setModels(@Nullable String models) {
        this.models = models;
    }

    public @Nullable String getStrategy() {
        return strategy;
    }

    public void setStrategy(@Nullable String strategy) {
        this.strategy = strategy;
    }

    public boolean isStreaming() {
        return streaming;
    }

    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public @Nullable String getMaxCost() {
        return maxCost;
    }

    public void setMaxCost(@Nullable String maxCost) {
        this.maxCost = maxCost;
    }

    public @Nullable String getPriority() {
        return priority;
    }

    public void setPriority(@Nullable String priority) {
        this.priority = priority;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    public @Nullable String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags;
    }

    public ResponseType getResponseType() {
        return responseType;
    }

    public void setResponseType(ResponseType responseType) {
        this.responseType = responseType;
    }

    public @Nullable String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target;
    }

    public TargetType getTargetType() {
        return targetType;
    }

    public void setTargetType(TargetType targetType) {
        this.targetType = targetType;
    }

    public boolean isThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public HeaderOverrides getHeaderOverrides() {
        return headerOverrides;
    }

    public void setHeaderOverrides(HeaderOverrides headerOverrides) {
        this.headerOverrides = headerOverrides;
    }

    public @Nullable String getTypes() {
        return types;
    }

    public void setTypes(@Nullable String types) {
        this.types = types;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }
}
