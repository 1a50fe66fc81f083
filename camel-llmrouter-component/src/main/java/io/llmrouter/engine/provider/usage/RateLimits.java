package io.llmrouter.engine.provider.usage;

import io.llmrouter.engine.model.Headroom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is left of rate limits from headers, in the forms of
 *
 * <ul>
 *   <li>OpenAI and those like it, such as Groq, Azure, xAI: {@code x-ratelimit-remaining-tokens}
 *       (https://platform.openai.com/docs/guides/rate-limits);
 *   <li>SambaNova, with limits by the day beside it ({@code x-ratelimit-remaining-requests-day}, https://docs.sambanova.ai/docs/en/models/rate-limits), and
 *       Cerebras, with requests by the day and tokens by the minute (https://inference-docs.cerebras.ai/support/rate-limits);
 *   <li>Mistral, by the minute: {@code x-ratelimit-remaining-req-minute}, as recorded;
 *   <li>Fireworks, where tokens of the prompt and of the answer are limited apart: {@code x-ratelimit-limit-tokens-prompt}
 *       (https://docs.fireworks.ai/serverless/rate-limits);
 *   <li>Together and OpenRouter, which name requests by nothing: {@code x-ratelimit-remaining}
 *       (https://support.together.ai/en/articles/8988956-rate-limits, https://openrouter.ai/docs/api-reference/limits), and tokens
 *       {@code x-tokenlimit-remaining};
 *   <li>Anthropic: {@code anthropic-ratelimit-tokens-remaining} (https://docs.anthropic.com/en/api/rate-limits);
 *   <li>Hugging Face, as drafts of the IETF have them: {@code ratelimit: "api";r=0;t=12}
 *       (https://huggingface.co/docs/hub/rate-limits), and before {@code ratelimit-remaining}.
 * </ul>
 *
 * <p>A limit below zero, as Azure tells it, is none; less than nothing left of a limit is nothing.
 *
 * <p>Of several limits on the same thing the one counts of which the least is left.
 */
final class RateLimits {

    /** The three headers of a limit. */
    private record Names(String limit, String remaining, String reset) {

        /** By a form in which a star stands for what a header tells. */
        static Names of(String form) {
            return new Names(form.replace("*", "limit"), form.replace("*", "remaining"), form.replace("*", "reset"));
        }
    }

    private static final Pattern REMAINING = Pattern.compile(";\\s*r=(\\d{1,18})(?=\\s*(;|,|$))");
    private static final Pattern RESET = Pattern.compile(";\\s*t=(\\d{1,18})(?=\\s*(;|,|$))");

    private static final List<Names> REQUESTS = names(
            "x-ratelimit-*-requests",
            "anthropic-ratelimit-requests-*",
            "x-ratelimit-*-req-minute",
            "x-ratelimit-*-requests-minute",
            "x-ratelimit-*-requests-hour",
            "x-ratelimit-*-requests-day",
            "x-ratelimit-*",
            "ratelimit-*");

    private static final List<Names> TOKENS = names(
            "x-ratelimit-*-tokens",
            "anthropic-ratelimit-tokens-*",
            "anthropic-ratelimit-input-tokens-*",
            "anthropic-ratelimit-output-tokens-*",
            "x-ratelimit-*-tokens-minute",
            "x-ratelimit-*-tokens-hour",
            "x-ratelimit-*-tokens-day",
            "x-ratelimit-*-tokens-prompt",
            "x-ratelimit-*-tokens-generated",
            "x-tokenlimit-*");

    private final Map<String, String> headers;
    private final ResetTime resets;

    /** Of headers that are looked up without regard to case. */
    RateLimits(Map<String, String> headers) {
        this.headers = headers;
        this.resets = ResetTime.by(headers.get("date"));
    }

    /** What is left of the limit on requests. */
    Headroom requests() {
        return lesser(least(REQUESTS), structured(headers.get("ratelimit")));
    }

    /** What is left of the limit on tokens. */
    Headroom tokens() {
        return least(TOKENS);
    }

    /** How long until every limit of which nothing is left is whole again; null where none says so. */
    @Nullable
    Duration untilWhole() {
        Duration longest = null;
        for (Headroom each : all()) {
            Duration reset = left(each) > 0 ? null : each.reset();
            if (reset != null && (longest == null || reset.compareTo(longest) > 0)) {
                longest = reset;
            }
        }
        return longest;
    }

    private List<Headroom> all() {
        List<Headroom> all = new ArrayList<>();
        REQUESTS.forEach(each -> all.add(headroom(each)));
        TOKENS.forEach(each -> all.add(headroom(each)));
        all.add(structured(headers.get("ratelimit")));
        return all;
    }

    private static List<Names> names(String... forms) {
        return Stream.of(forms).map(Names::of).toList();
    }

    private Headroom least(List<Names> limits) {
        Headroom least = Headroom.UNKNOWN;
        for (Names each : limits) {
            least = lesser(least, headroom(each));
        }
        return least;
    }

    private static Headroom lesser(Headroom one, Headroom next) {
        return next.isKnown() && (!one.isKnown() || left(next) < left(one)) ? next : one;
    }

    /** The one header of later drafts, such as {@code "api";r=0;t=12}. */
    private Headroom structured(@Nullable String header) {
        if (header == null) {
            return Headroom.UNKNOWN;
        }
        Matcher remaining = REMAINING.matcher(header);
        Matcher reset = RESET.matcher(header);
        return new Headroom(
                null,
                remaining.find() ? Long.valueOf(remaining.group(1)) : null,
                reset.find() ? resets.read(reset.group(1)) : null);
    }

    private static long left(Headroom headroom) {
        Long remaining = headroom.remaining();
        return remaining == null ? Long.MAX_VALUE : remaining;
    }

    private Headroom headroom(Names names) {
        Long limit = number(names.limit);
        Long remaining = number(names.remaining);
        boolean unlimited = limit == null || limit < 0;
        return new Headroom(
                unlimited ? null : limit,
                remaining == null || remaining >= 0 ? remaining : unlimited ? null : Long.valueOf(0),
                resets.read(headers.get(names.reset)));
    }

    private @Nullable Long number(String name) {
        String text = headers.get(name);
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
