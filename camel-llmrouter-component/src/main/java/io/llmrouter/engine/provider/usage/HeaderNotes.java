package io.llmrouter.engine.provider.usage;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.wire.RetryAfter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what providers tell in headers: the id of the request, the class of service, what LiteLLM bills, and what is left
 * of {@link RateLimits rate limits}. What cannot be understood is not told.
 */
public final class HeaderNotes {

    private static final List<String> REQUEST_IDS = List.of(
            "x-litellm-call-id",
            "x-portkey-trace-id",
            "x-request-id",
            "request-id",
            "x-amzn-requestid",
            "apim-request-id",
            "x-ms-request-id",
            "x-goog-request-id",
            "mistral-correlation-id",
            "x-kong-request-id",
            "x-typhoon-request-id",
            "x-debug-trace-id",
            "x-generation-id",
            "nvcf-reqid",
            "x-siliconcloud-trace-id",
            "x-global-transaction-id",
            "x-ds-trace-id",
            "trace-id",
            "cf-aig-log-id",
            "cf-ray");

    private static final String BILLED = "x-litellm-response-cost";

    private static final List<String> SERVICE_TIERS =
            List.of("x-amzn-bedrock-service-tier", "openai-service-tier", "x-groq-service-tier");

    private HeaderNotes() {}

    /** What these headers, looked up without regard to case, tell. */
    public static ResponseNotes read(Map<String, String> headers) {
        RateLimits limits = new RateLimits(headers);
        Headroom requests = limits.requests();
        Headroom tokens = limits.tokens();
        String id = first(headers, REQUEST_IDS);
        String tier = UsageUnits.service(first(headers, SERVICE_TIERS));
        Money billed = Bill.in(headers.get(BILLED));
        return id == null && tier == null && billed == null && !requests.isKnown() && !tokens.isKnown()
                ? ResponseNotes.NONE
                : new ResponseNotes(id, requests, tokens, tier, billed);
    }

    /**
     * How long until the limits of which nothing is left are whole again, at most a day; empty where something is left of
     * all, or nothing is said.
     */
    public static Optional<Duration> untilWhole(Map<String, String> headers) {
        return Optional.ofNullable(new RateLimits(headers).untilWhole())
                .map(wait -> wait.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : wait);
    }

    private static @Nullable String first(Map<String, String> headers, List<String> names) {
        for (String name : names) {
            String value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
