package io.llmrouter.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the script language that {@link ScriptedProvider} documents. */
final class Script {

    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s)");
    private static final Map<String, Supplier<Reply>> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("ok", () -> Reply.text("Scripted answer.")),
            Map.entry("hang", () -> Reply.text("Scripted answer.").hang()),
            Map.entry("cut", () -> Reply.text("Scripted answer.").cut()),
            Map.entry("cut-midway", () -> Reply.text("An answer that is cut.").cutMidway()),
            Map.entry(
                    "unfinished", () -> Reply.text("An answer without its end.").unfinished()),
            Map.entry("empty", () -> Reply.raw(200, "application/json", "")),
            Map.entry("malformed", () -> Reply.raw(200, "application/json", "{\"choices\": [{\"mess")),
            Map.entry("html", () -> Reply.raw(200, "text/html", "<html><body>Sign in</body></html>")),
            Map.entry("length", () -> Reply.text("An answer that is too").finishReason("length")),
            Map.entry("content-filter", () -> Reply.text("").finishReason("content_filter")),
            Map.entry(
                    "content-policy",
                    () -> Reply.error(400, "invalid_request_error", "content_policy_violation", "not allowed here")),
            Map.entry(
                    "context-length",
                    () -> Reply.error(
                            400,
                            "invalid_request_error",
                            "context_length_exceeded",
                            "This model's maximum context length is 8192 tokens. However, your messages resulted in"
                                    + " 9000 tokens. Please reduce the length of the messages.")),
            Map.entry(
                    "bad-key",
                    () -> Reply.error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.")),
            Map.entry(
                    "no-credit",
                    () -> Reply.error(429, "insufficient_quota", "insufficient_quota", "You exceeded your quota.")),
            Map.entry(
                    "no-model",
                    () -> Reply.error(404, "invalid_request_error", "model_not_found", "The model does not exist.")),
            Map.entry("error-in-200", () -> Reply.error(200, "server_error", null, "The server had an error."))));

    private Script() {}

    /** The replies of a script, one after the other; the last repeats. */
    static Function<ReceivedRequest, Reply> parse(String text) {
        List<Function<ReceivedRequest, Reply>> steps = new ArrayList<>();
        for (String step : text.split(",")) {
            steps.add(step(step.strip()));
        }
        int[] next = {0};
        return request -> {
            Function<ReceivedRequest, Reply> step;
            synchronized (next) {
                step = steps.get(Math.min(next[0]++, steps.size() - 1));
            }
            return step.apply(request);
        };
    }

    private static Function<ReceivedRequest, Reply> step(String step) {
        if (step.startsWith("ok:")) {
            Reply reply = Reply.text(step.substring(3).strip());
            return request -> reply;
        }
        if (step.startsWith("tool:")) {
            Reply reply = Reply.toolCall(step.substring(5).strip(), "{}");
            return request -> reply;
        }
        if (step.equals("echo")) {
            return request -> Reply.text(request.lastText());
        }
        Reply reply = words(step.split("\\s+"));
        return request -> reply;
    }

    private static Reply words(String[] words) {
        if (words[0].equals("slow") && words.length == 2) {
            return Reply.text("Scripted answer.").after(time(words[1]));
        }
        Reply reply = named(words[0]);
        for (int i = 1; i < words.length; i++) {
            reply = option(reply, words[i]);
        }
        return reply;
    }

    private static Reply option(Reply reply, String option) {
        if (option.startsWith("retry-after=")) {
            return reply.header("Retry-After", option.substring("retry-after=".length()));
        }
        if (option.startsWith("delay=")) {
            return reply.after(time(option.substring("delay=".length())));
        }
        throw new IllegalArgumentException("script option '" + option + "' is not one of retry-after=, delay=");
    }

    private static Reply named(String word) {
        if (STATUS.matcher(word).matches()) {
            return status(Integer.parseInt(word));
        }
        Supplier<Reply> reply = WORDS.get(word);
        if (reply == null) {
            throw new IllegalArgumentException("script step '" + word + "' is not a status 400 to 599 and not one of"
                    + " echo, ok:TEXT, slow TIME, tool:NAME, " + String.join(", ", WORDS.keySet()));
        }
        return reply.get();
    }

    private static Reply status(int status) {
        return switch (status) {
            case 401 -> named("bad-key");
            case 404 -> named("no-model");
            case 429 -> Reply.error(429, "requests", "rate_limit_exceeded", "Rate limit reached.");
            case 503 -> Reply.error(503, "server_error", null, "The engine is currently overloaded.");
            default ->
                Reply.error(status, status < 500 ? "invalid_request_error" : "server_error", null, "Scripted error.");
        };
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("a time in a script is written 200ms or 2s, not '" + text + "'");
        }
        long amount = Long.parseLong(time.group(1));
        return time.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
