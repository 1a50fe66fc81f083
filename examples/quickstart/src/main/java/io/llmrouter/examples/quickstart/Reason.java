package io.llmrouter.examples.quickstart;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a file was parked. */
final class Reason {

    private Reason() {}

    /** The kind of the error, what happened, and what was tried. */
    static Map<String, Object> of(Throwable why) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("kind", kind(why));
        reason.put("reason", String.valueOf(why.getMessage()));
        reason.put("attempts", attempts(why));
        return reason;
    }

    private static String kind(Throwable why) {
        if (why instanceof Unprocessable unprocessable) {
            return unprocessable.kind();
        }
        return why instanceof LlmRouterException failed
                ? failed.failure().kind().word()
                : why.getClass().getSimpleName();
    }

    private static List<Map<String, Object>> attempts(Throwable why) {
        return why instanceof LlmRouterException failed
                ? failed.decision().map(Decision::attempts).orElse(List.of()).stream()
                        .map(Reason::attempt)
                        .toList()
                : List.of();
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", attempt.number());
        facts.put("target", attempt.target().toString());
        facts.put("failure", String.valueOf(attempt.failure()));
        facts.put("latencyMillis", attempt.latency().toMillis());
        return facts;
    }
}
