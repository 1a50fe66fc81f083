package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.model.FailureKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the recorded errors mean, read by a person, written down by the words they use. */
final class Failures {

    private static final Map<Pattern, FailureKind> BY_WORDS = new LinkedHashMap<>();

    static {
        say(FailureKind.AUTHENTICATION, "api key|x-api-key|unauthorized|missing authentication|subscription key");
        say(FailureKind.NOT_FOUND, "model_not_found|model identifier is invalid|deploymentnotfound");
        say(FailureKind.TOOL_GENERATION_FAILED, "tool_use_failed");
        say(
                FailureKind.CONTEXT_LENGTH,
                "prompt is too long|prompt too long|input tokens exceeded|too_many_tokens|maximum context length"
                        + "|too_many_prompt_tokens|the input token count");
        say(
                FailureKind.UNSUPPORTED,
                "this model doesn't support|unsupported_(value|file)|not supported with this model|unsupported mime type"
                        + "|unknown_parameter|extraneous key|does not match any of the expected tags");
    }

    private Failures() {}

    private static void say(FailureKind kind, String words) {
        BY_WORDS.put(Pattern.compile(words, Pattern.CASE_INSENSITIVE), kind);
    }

    static FailureKind kind(int status, String body) {
        if (status == 404) {
            return FailureKind.NOT_FOUND;
        }
        if (status == 429) {
            return FailureKind.RATE_LIMITED;
        }
        return BY_WORDS.entrySet().stream()
                .filter(each -> each.getKey().matcher(body).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(status == 401 ? FailureKind.AUTHENTICATION : FailureKind.INVALID_REQUEST);
    }
}
