package io.llmrouter.engine.observe.micrometer;

/** Every tag of the router's meters. None holds what a caller wrote: values are words of a closed set, or configured names. */
public enum MeterTag {
    POLICY("policy", "the policy's name"),
    TARGET("target", "`account/model`; `other` beyond the first 500 targets"),
    ACCOUNT("account", "the account's name; `other` beyond the first 500 targets"),
    OUTCOME("outcome", "of attempts: `answered`, or the word of a failure kind"),
    RESULT("outcome", "of calls: `answered`, `degraded`, or the word of a failure kind"),
    PRIORITY("priority", "`high`, `normal` or `low`"),
    WAITED("outcome", "of waits: `admitted` or `refused`"),
    TOKEN_CLASS("class", "`input`, `cached_input`, `cache_write`, `output`, `reasoning`; no token is in two of them"),
    BREAKER("state", "of breakers: `closed`, `open`, `half_open` or `held_open`"),
    KEY("state", "of keys: `usable`, `cooling` or `rejected`"),
    EVENT("event", "the word of an event that is not about a call"),
    OPERATION("gen_ai.operation.name", "`chat`, `embeddings`, or our word for another operation"),
    PROVIDER("gen_ai.provider.name", "OpenTelemetry's name of the provider, else the account's `type`"),
    MODEL("gen_ai.request.model", "the model as its account names it; `other` beyond the first 500 targets"),
    TOKEN_TYPE("gen_ai.token.type", "`input` or `output`"),
    ERROR("error.type", "`none`, or the word of a failure kind");

    private final String key;
    private final String domain;

    MeterTag(String key, String domain) {
        this.key = key;
        this.domain = domain;
    }

    /** The tag's key. */
    public String key() {
        return key;
    }

    /** Which values it can have, in Markdown. */
    public String domain() {
        return domain;
    }
}
