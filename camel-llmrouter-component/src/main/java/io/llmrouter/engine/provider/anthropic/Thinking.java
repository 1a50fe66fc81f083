package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked to think. Words for the effort are {@code none}, {@code minimal}, {@code low}, {@code medium},
 * {@code high}, {@code xhigh} and {@code max}. As a budget they are 0, 1024, 2048, 8192, 16384, 24576 and 32768 tokens,
 * but at most three quarters of the answer's limit; less than 1024 is no thinking, for the API takes no smaller budget.
 *
 * @param on whether it is asked to
 * @param form the {@code thinking} parameter, unless the request brings its own
 * @param effort the effort to name beside it
 * @param budget the tokens set aside for it
 */
public record Thinking(boolean on, @Nullable Map<String, Object> form, @Nullable String effort, int budget) {

    private static final Thinking NONE = new Thinking(false, null, null, 0);
    private static final int LEAST = 1024;
    private static final List<String> WORDS = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final List<Integer> BUDGETS = List.of(0, LEAST, 2048, 8192, 16_384, 24_576, 32_768);
    private static final Set<String> OFF = Set.of("none", "off");

    /** How the request asks for it; {@code toolForced} when a tool must be called. */
    public static Thinking of(ChatRequest request, ClaudeVersion version, boolean toolForced) {
        if (request.extra().get("thinking") instanceof Map<?, ?> own) {
            return new Thinking(!"disabled".equals(own.get("type")), null, null, 0);
        }
        Integer budget = request.effort().budgetTokens();
        String word = budget == null ? request.effort().level() : nearest(budget);
        if (word == null || OFF.contains(word.toLowerCase(Locale.ROOT))) {
            return NONE;
        }
        int level = WORDS.indexOf(word.toLowerCase(Locale.ROOT));
        if (level < 0) {
            throw UnmappedContent.invalid("reasoningEffort '" + word + "' is not one of " + String.join(", ", WORDS));
        }
        if (version.thinksAdaptively()) {
            return adaptive(level, version, toolForced);
        }
        boolean possible = version.thinks() && !toolForced && !resumesWithoutThoughts(request.messages());
        return possible
                ? budgeted(
                        budget == null ? BUDGETS.get(level) : budget,
                        request.sampling().maxTokens())
                : NONE;
    }

    /** The word whose budget is the first to hold that many tokens. */
    private static String nearest(int budget) {
        int level = 0;
        while (level < BUDGETS.size() - 1 && BUDGETS.get(level) < budget) {
            level++;
        }
        return WORDS.get(level);
    }

    /** The API refuses to think where a tool is forced. */
    private static Thinking adaptive(int level, ClaudeVersion version, boolean toolForced) {
        String word = WORDS.get(level);
        String effort =
                switch (word) {
                    case "minimal" -> "low";
                    case "xhigh" -> version.knowsExtraHighEffort() ? word : "high";
                    default -> word;
                };
        return new Thinking(!toolForced, toolForced ? null : Map.of("type", "adaptive"), effort, 0);
    }

    private static Thinking budgeted(int wanted, @Nullable Integer maxTokens) {
        int budget = maxTokens == null ? wanted : Math.min(wanted, maxTokens - maxTokens / 4);
        return budget < LEAST
                ? NONE
                : new Thinking(true, Map.of("type", "enabled", "budget_tokens", budget), null, budget);
    }

    /** A turn of tool calls that began without thoughts, perhaps at another provider, must go on without. */
    private static boolean resumesWithoutThoughts(List<Message> messages) {
        if (messages.get(messages.size() - 1).role() != Role.TOOL) {
            return false;
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            if (message.role() == Role.ASSISTANT) {
                return message.content().stream().noneMatch(Thinking::isSigned);
            }
        }
        return true;
    }

    private static boolean isSigned(Content part) {
        return part instanceof Content.Reasoning thought && BlockWriter.isSigned(thought);
    }
}
