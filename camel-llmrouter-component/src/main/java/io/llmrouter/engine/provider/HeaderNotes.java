package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.ResponseNotes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what providers tell in headers: the id of the request, the class of service, what LiteLLM bills, and what is left of rate limits, as
 * OpenAI and those like it do ({@code x-ratelimit-remaining-tokens: 149984}, {@code x-ratelimit-reset-tokens: 6m0s}), as
 * Mistral does (by the minute), and as Anthropic does ({@code anthropic-ratelimit-tokens-reset} as a time, which is taken
 * from the answer's own {@code Date}, so that no clock is asked). What cannot be understood is not told.
 */
final class HeaderNotes {

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
            "x-generation-id");

    private static final String BILLED = "x-litellm-response-cost";

    private static final List<String> SERVICE_TIERS =
            List.of("x-amzn-bedrock-service-tier", "openai-service-tier", "x-groq-service-tier");

    private static final Pattern DOLLARS = Pattern.compile("\\d{1,12}(?:\\.\\d{1,40})?(?:[eE]-?\\d{1,2})?");
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)?");
    private static final Pattern SPANS = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ms|h|m|s)){1,4}|\\d+(?:\\.\\d+)?");

    private final Map<String, String> headers;

    private HeaderNotes(Map<String, String> headers) {
        this.headers = headers;
    }

    /** What these headers, looked up without regard to case, tell. */
    static ResponseNotes read(Map<String, String> headers) {
        return new HeaderNotes(headers).notes();
    }

    private ResponseNotes notes() {
        Headroom requests = headroom("requests", "req-minute");
        Headroom tokens = headroom("tokens", "tokens-minute");
        String id = first(REQUEST_IDS);
        String tier = first(SERVICE_TIERS);
        Money billed = billed(headers.get(BILLED));
        return id == null && tier == null && billed == null && !requests.isKnown() && !tokens.isKnown()
                ? ResponseNotes.NONE
                : new ResponseNotes(id, requests, tokens, tier, billed);
    }

    /** LiteLLM says zero for streams and for models whose price it does not know, so zero says nothing. */
    private static @Nullable Money billed(@Nullable String dollars) {
        if (dollars == null || !DOLLARS.matcher(dollars.strip()).matches()) {
            return null;
        }
        BigDecimal usd = new BigDecimal(dollars.strip()).setScale(9, RoundingMode.HALF_EVEN);
        return usd.signum() <= 0 || usd.precision() > 18 ? null : Money.usd(usd);
    }

    private Headroom headroom(String what, String byMinute) {
        Headroom usual = new Headroom(
                number("x-ratelimit-limit-" + what),
                number("x-ratelimit-remaining-" + what),
                span(headers.get("x-ratelimit-reset-" + what)));
        if (usual.isKnown()) {
            return usual;
        }
        Headroom anthropic = new Headroom(
                number("anthropic-ratelimit-" + what + "-limit"),
                number("anthropic-ratelimit-" + what + "-remaining"),
                untilTime(headers.get("anthropic-ratelimit-" + what + "-reset")));
        if (anthropic.isKnown()) {
            return anthropic;
        }
        return new Headroom(number("x-ratelimit-limit-" + byMinute), number("x-ratelimit-remaining-" + byMinute), null);
    }

    private @Nullable String first(List<String> names) {
        for (String name : names) {
            String value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    private @Nullable Long number(String name) {
        String text = headers.get(name);
        try {
            return text == null ? null : Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code 6m0s}, {@code 12ms} or seconds. */
    private static @Nullable Duration span(@Nullable String text) {
        if (text == null || !SPANS.matcher(text.strip()).matches()) {
            return null;
        }
        double millis = 0;
        Matcher parts = SPAN.matcher(text);
        while (parts.find()) {
            String unit = parts.group(2);
            millis += Double.parseDouble(parts.group(1)) * (unit == null ? 1000 : millis(unit));
        }
        return Duration.ofMillis((long) Math.min(millis, Long.MAX_VALUE / 2.0));
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "ms" -> 1;
            default -> 1000;
        };
    }

    private @Nullable Duration untilTime(@Nullable String text) {
        String date = headers.get("date");
        if (text == null || date == null) {
            return null;
        }
        try {
            ZonedDateTime now = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left =
                    Duration.between(now.toInstant(), OffsetDateTime.parse(text).toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
