package io.llmrouter.camel;

import org.apache.camel.spi.Metadata;

/**
 * The headers and exchange properties of the component. Headers that are read have the name of the option they stand
 * in for; the others tell of the answer.
 */
public final class LlmRouterConstants {

    @Metadata(
            label = "producer",
            description = "The policy to decide by, instead of the endpoint's",
            javaType = "String")
    public static final String POLICY = "CamelLlmRouterPolicy";

    @Metadata(
            label = "producer",
            description = "Comma list of targets, aliases and wildcards to choose from",
            javaType = "String")
    public static final String MODELS = "CamelLlmRouterModels";

    @Metadata(
            label = "producer",
            description = "Instructions that stand before the conversation; taken as it is",
            javaType = "String")
    public static final String SYSTEM_MESSAGE = "CamelLlmRouterSystemMessage";

    @Metadata(
            label = "producer",
            description = "The question, instead of the body's text; taken as it is",
            javaType = "String")
    public static final String USER_MESSAGE = "CamelLlmRouterUserMessage";

    @Metadata(label = "producer", description = "0 for the likeliest words, higher for variety", javaType = "Double")
    public static final String TEMPERATURE = "CamelLlmRouterTemperature";

    @Metadata(label = "producer", description = "The share of probability to draw words from", javaType = "Double")
    public static final String TOP_P = "CamelLlmRouterTopP";

    @Metadata(label = "producer", description = "The longest answer, in tokens", javaType = "Integer")
    public static final String MAX_TOKENS = "CamelLlmRouterMaxTokens";

    @Metadata(label = "producer", description = "Asks for repeatable answers, where a model can", javaType = "Long")
    public static final String SEED = "CamelLlmRouterSeed";

    @Metadata(
            label = "producer",
            description = "Comma list, or a List, of texts that end the answer",
            javaType = "String")
    public static final String STOP = "CamelLlmRouterStop";

    @Metadata(label = "producer", description = "The JSON schema the answer must keep to", javaType = "String")
    public static final String JSON_SCHEMA = "CamelLlmRouterJsonSchema";

    @Metadata(label = "producer", description = "The class to read a JSON answer into", javaType = "Class")
    public static final String OUTPUT_CLASS = "CamelLlmRouterOutputClass";

    @Metadata(label = "producer", description = "Whether the answer arrives piece by piece", javaType = "Boolean")
    public static final String STREAMING = "CamelLlmRouterStreaming";

    @Metadata(label = "producer", description = "The longest the whole call may take", javaType = "java.time.Duration")
    public static final String TIMEOUT = "CamelLlmRouterTimeout";

    @Metadata(label = "producer", description = "The most the call may cost, in US dollars", javaType = "String")
    public static final String MAX_COST = "CamelLlmRouterMaxCost";

    @Metadata(label = "producer", description = "Who pays", javaType = "String")
    public static final String TENANT = "CamelLlmRouterTenant";

    @Metadata(label = "producer", description = "Who asks", javaType = "String")
    public static final String USER = "CamelLlmRouterUser";

    @Metadata(label = "producer", description = "Comma list of facts about the request for rules", javaType = "String")
    public static final String TAGS = "CamelLlmRouterTags";

    @Metadata(
            label = "producer",
            description =
                    "How urgent the call is: high, normal or low. May only lower the endpoint's, unless headers win",
            enums = "high,normal,low",
            javaType = "String")
    public static final String PRIORITY = "CamelLlmRouterPriority";

    @Metadata(label = "producer", description = "The model that answered, as its account names it", javaType = "String")
    public static final String MODEL = "CamelLlmRouterModel";

    @Metadata(
            label = "producer",
            description = "The account that answered, or that an event is about",
            javaType = "String")
    public static final String ACCOUNT = "CamelLlmRouterAccount";

    @Metadata(
            label = "producer",
            description = "Why the model stopped: stop, length, tool_calls, content_filter, error or other",
            javaType = "String")
    public static final String FINISH_REASON = "CamelLlmRouterFinishReason";

    @Metadata(label = "producer", description = "Tokens read by the model that answered", javaType = "Long")
    public static final String INPUT_TOKENS = "CamelLlmRouterInputTokens";

    @Metadata(label = "producer", description = "Tokens written by the model that answered", javaType = "Long")
    public static final String OUTPUT_TOKENS = "CamelLlmRouterOutputTokens";

    @Metadata(
            label = "producer",
            description = "What all attempts cost together, in US dollars; absent when unknown",
            javaType = "java.math.BigDecimal")
    public static final String COST = "CamelLlmRouterCost";

    @Metadata(label = "producer", description = "How many requests were sent", javaType = "Integer")
    public static final String ATTEMPTS = "CamelLlmRouterAttempts";

    @Metadata(label = "producer", description = "The whole call in milliseconds", javaType = "Long")
    public static final String LATENCY = "CamelLlmRouterLatency";

    @Metadata(label = "producer", description = "The unique id of the decision", javaType = "String")
    public static final String DECISION_ID = "CamelLlmRouterDecisionId";

    @Metadata(
            label = "producer",
            description = "The explained decision; as String it is JSON text",
            javaType = "CharSequence")
    public static final String DECISION = "CamelLlmRouterDecision";

    @Metadata(
            label = "producer",
            description =
                    "Why a last resort answered, or an answer that did not pass verification is given; absent otherwise",
            javaType = "String")
    public static final String DEGRADED = "CamelLlmRouterDegraded";

    @Metadata(
            label = "producer",
            description = "The kind of failure, such as rate_limited, when throwExceptionOnFailure is false",
            javaType = "String")
    public static final String FAILURE_KIND = "CamelLlmRouterFailureKind";

    @Metadata(
            label = "producer",
            description = "What happened, for a person, when throwExceptionOnFailure is false",
            javaType = "String")
    public static final String FAILURE_MESSAGE = "CamelLlmRouterFailureMessage";

    @Metadata(
            label = "producer",
            description = "How long the vectors of llmrouter:embed are to be",
            javaType = "Integer")
    public static final String DIMENSIONS = "CamelLlmRouterDimensions";

    @Metadata(
            label = "producer",
            description =
                    "What the vectors of llmrouter:embed are for: document, query, classification, clustering or similarity",
            javaType = "String")
    public static final String PURPOSE = "CamelLlmRouterPurpose";

    @Metadata(
            label = "producer",
            description = "How many of the best documents llmrouter:rerank returns",
            javaType = "Integer")
    public static final String TOP_N = "CamelLlmRouterTopN";

    @Metadata(
            label = "producer",
            description = "What is spoken in the sound for llmrouter:transcribe, such as en",
            javaType = "String")
    public static final String LANGUAGE = "CamelLlmRouterLanguage";

    @Metadata(
            label = "producer",
            description = "Whose voice llmrouter:speak has, in the provider's words",
            javaType = "String")
    public static final String VOICE = "CamelLlmRouterVoice";

    @Metadata(
            label = "producer",
            description = "The format of the sound of llmrouter:speak, such as mp3",
            javaType = "String")
    public static final String FORMAT = "CamelLlmRouterFormat";

    @Metadata(label = "producer", description = "How many images llmrouter:image draws", javaType = "Integer")
    public static final String IMAGE_COUNT = "CamelLlmRouterImageCount";

    @Metadata(
            label = "producer",
            description = "The size of the images of llmrouter:image, in the provider's words, such as 1024x1024",
            javaType = "String")
    public static final String IMAGE_SIZE = "CamelLlmRouterImageSize";

    @Metadata(
            label = "producer",
            description = "How well llmrouter:image draws, in the provider's words",
            javaType = "String")
    public static final String IMAGE_QUALITY = "CamelLlmRouterImageQuality";

    @Metadata(
            label = "producer",
            description = "Whether llmrouter:tokens asks the provider itself, where it counts",
            javaType = "Boolean")
    public static final String ASK_PROVIDER = "CamelLlmRouterAskProvider";

    @Metadata(
            label = "producer",
            description = "Whether llmrouter:moderate found the content harmful",
            javaType = "Boolean")
    public static final String FLAGGED = "CamelLlmRouterFlagged";

    @Metadata(
            label = "producer",
            description = "Who counted for llmrouter:tokens: provider, tokenizer or estimate",
            javaType = "String")
    public static final String COUNTED_BY = "CamelLlmRouterCountedBy";

    @Metadata(
            label = "producer",
            description = "How far off the count of llmrouter:tokens may be, as a share of it",
            javaType = "Double")
    public static final String COUNT_ERROR = "CamelLlmRouterCountError";

    @Metadata(
            label = "producer",
            description = "How many scores of llmrouter:evaluate drifted since the run before; absent without one",
            javaType = "Integer")
    public static final String DRIFTS = "CamelLlmRouterDrifts";

    @Metadata(label = "consumer", description = "What happened, such as breaker_opened", javaType = "String")
    public static final String EVENT = "CamelLlmRouterEvent";

    @Metadata(
            label = "consumer",
            description = "The target of an event, as account/model; absent when there is none",
            javaType = "String")
    public static final String TARGET = "CamelLlmRouterTarget";

    @Metadata(
            label = "consumer",
            description = "How many events this consumer had to drop so far, because the route was too slow",
            javaType = "Long")
    public static final String DROPPED_EVENTS = "CamelLlmRouterDroppedEvents";

    /** Exchange property of a failed call: {@code RATE_LIMIT}, {@code AUTH}, {@code VALIDATION}, {@code SERVER_ERROR} or {@code UNKNOWN}. */
    public static final String ERROR_CATEGORY_PROPERTY = "CamelAiErrorCategory";

    /** Exchange property of a failed call: how many milliseconds the provider asks to wait, if it said. */
    public static final String RETRY_AFTER_PROPERTY = "CamelAiRetryAfterMillis";

    /** Exchange property of what a {@code camel} account sends: the whole {@code ChatRequest}. */
    public static final String REQUEST_PROPERTY = "CamelLlmRouterRequest";

    /** Exchange property of a conversation that an exchange carries: a {@code List} of {@code Message}, oldest first. */
    public static final String CONVERSATION_HISTORY_PROPERTY = "CamelLlmRouterConversationHistory";

    private LlmRouterConstants() {}
}
