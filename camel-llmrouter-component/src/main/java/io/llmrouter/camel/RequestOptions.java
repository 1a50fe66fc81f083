package io.llmrouter.camel;

import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that say what is asked of a model. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class RequestOptions extends OperationOptions {

    @UriParam(
            label = "producer",
            description = "Instructions that stand before the conversation: text, resource:URI, or a Simple template")
    @Metadata(supportFileReference = true)
    private @Nullable String systemMessage;

    @UriParam(
            label = "producer",
            description = "The question: text, resource:URI, or a Simple template in which ${body} stands for the body."
                    + " When set, the body's text is not sent besides; an image or a conversation in the body still is")
    @Metadata(supportFileReference = true)
    private @Nullable String userMessage;

    @UriParam(
            label = "producer",
            description = "0 for the likeliest words, higher for variety. Unset leaves it to the provider")
    private @Nullable Double temperature;

    @UriParam(
            label = "producer",
            description = "The share of probability to draw words from, above 0 to 1. Unset leaves it to the provider")
    private @Nullable Double topP;

    @UriParam(label = "producer", description = "The longest answer, in tokens. Unset leaves it to the provider")
    private @Nullable Integer maxTokens;

    @UriParam(label = "producer", description = "Asks for repeatable answers, where a model can")
    private @Nullable Long seed;

    @UriParam(label = "producer", description = "Comma list of texts that end the answer")
    private @Nullable String stop;

    @UriParam(label = "producer", description = "The JSON schema the answer must keep to: text, or resource:URI")
    @Metadata(supportFileReference = true)
    private @Nullable String jsonSchema;

    @UriParam(
            label = "producer",
            description =
                    "The class to read a JSON answer into, by the ObjectMapper of the registry. Without jsonSchema"
                            + " the schema is made of the class, with every property required",
            javaType = "java.lang.String")
    private @Nullable String outputClass;

    public @Nullable String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(@Nullable String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public @Nullable String getUserMessage() {
        return userMessage;
    }

    public void setUserMessage(@Nullable String userMessage) {
        this.userMessage = userMessage;
    }

    public @Nullable Double getTemperature() {
        return temperature;
    }

    public void setTemperature(@Nullable Double temperature) {
        this.temperature = temperature;
    }

    public @Nullable Double getTopP() {
        return topP;
    }

    public void setTopP(@Nullable Double topP) {
        this.topP = topP;
    }

    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    public void setMaxTokens(@Nullable Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public @Nullable Long getSeed() {
        return seed;
    }

    public void setSeed(@Nullable Long seed) {
        this.seed = seed;
    }

    public @Nullable String getStop() {
        return stop;
    }

    public void setStop(@Nullable String stop) {
        this.stop = stop;
    }

    public @Nullable String getJsonSchema() {
        return jsonSchema;
    }

    public void setJsonSchema(@Nullable String jsonSchema) {
        this.jsonSchema = jsonSchema;
    }

    public @Nullable String getOutputClass() {
        return outputClass;
    }

    public void setOutputClass(@Nullable String outputClass) {
        this.outputClass = outputClass;
    }
}
