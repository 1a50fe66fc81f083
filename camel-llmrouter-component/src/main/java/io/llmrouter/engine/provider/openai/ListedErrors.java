package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;

/**
 * Errors that come as a list {@code errors}, of which the first counts, and answers that call themselves no success: of
 * watsonx.ai, which says the status beside the list, and of Cloudflare, whose codes are documented at
 * https://developers.cloudflare.com/workers-ai/platform/errors/. Stateless.
 */
final class ListedErrors {

    /** What there is of an answer, by any name that an operation has for it. */
    private static final List<String> ANSWERS = List.of("choices", "output", "data", "results", "text");

    /** Cloudflare's codes, and the statuses that it has for them. */
    private static final Map<Integer, Integer> STATUSES = Map.ofEntries(
            Map.entry(3003, 400),
            Map.entry(3006, 413),
            Map.entry(3007, 408),
            Map.entry(3008, 408),
            Map.entry(3023, 403),
            Map.entry(3036, 429),
            Map.entry(3039, 400),
            Map.entry(3040, 429),
            Map.entry(3041, 403),
            Map.entry(3042, 404),
            Map.entry(5004, 400),
            Map.entry(5005, 405),
            Map.entry(5007, 400),
            Map.entry(5016, 403),
            Map.entry(5018, 403),
            Map.entry(5019, 405),
            Map.entry(10000, 401));

    private ListedErrors() {}

    /** Whether they, or the word that it is no success, are all there is: warnings beside an answer are no failure. */
    static boolean standAlone(JsonNode root) {
        JsonNode success = root.path("success");
        boolean failed = success.isBoolean() && !success.booleanValue();
        return (failed || !first(root).isMissingNode()) && ANSWERS.stream().noneMatch(name -> tells(root.path(name)));
    }

    private static boolean tells(JsonNode answer) {
        return answer.isContainerNode() ? !answer.isEmpty() : !answer.asText("").isEmpty();
    }

    /** The first of them; missing where there is none that says anything. */
    static JsonNode first(JsonNode root) {
        JsonNode first = root.path("errors").path(0);
        boolean says = first.isTextual() || first.path("message").isTextual();
        return says ? first : MissingNode.getInstance();
    }

    /** The status that an error inside a 200 tells of: its code, if that is one, or what stands beside it. */
    static int status(JsonNode root, JsonNode error) {
        int code = error.path("code").asInt(0);
        List<Integer> told = List.of(
                code,
                STATUSES.getOrDefault(code, 0),
                root.path("status_code").asInt(0),
                root.path("status").asInt(0));
        return told.stream()
                .filter(status -> status >= 400 && status < 600)
                .findFirst()
                .orElse(200);
    }
}
