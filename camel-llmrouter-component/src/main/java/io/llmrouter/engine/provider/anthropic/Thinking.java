package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.EffortWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a model is asked to reason. Words for the effort are {@code none}, {@code minimal}, {@code low}, {@code
 * medium}, {@code high}, {@code xhigh} and {@code max}; another becomes the nearest of them. As a budget they stand for
 * 0, 1024, 2048, 8192, 16384, 24576 and 32768 tokens, but at most for three quarters of the answer's limit; less than
 * 1024 means no reasoning, because the API takes no smaller budget. Models that decide on the budget themselves are
 * sent the word, and may need as many tokens. Those that hide their reasoning are asked for a summary of it.
 *
 * @param on whether it is asked to
 * @param form the {@code thinking} parameter, unless the request brings its own
 * @param effort the effort to name beside it
 * @param budget the tokens set aside for it
 * @param room the tokens that thoughts may take of the answer's limit
 * @param notes what is asked for otherwise than it was wished, as adjustments
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/thinking">Thinking</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/thinking-troubleshooting">What models take</a>
 */
public record Thinking(
        boolean on,
        @Nullable Map<String, Object> form,
        @Nullable String effort,
        int budget,
        int room,
        List<String> notes) {

    /** None is asked for. */
    public static final Thinking NONE = new Thinking(false, null, null, 0, 0, List.of());

    /** What models think by themselves at the effort that is usual. */
    private static final int UNASKED_ROOM = 16_384;

    private static final int LEAST = 1024;
    private static final int UNSAID = -1;
    private static final List<String> WORDS = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final List<Integer> BUDGETS = List.of(0, LEAST, 2048, 8192, 16_384, 24_576, 32_768);
    private static final Set<String> RESTING = Set.of("disabled", "between_tools");

    /**
     * The way for a request.
     *
     * @param toolForced whether a tool must be called
     * @param card tells how long an answer may be
     */
    public static Thinking of(ChatRequest request, ClaudeVersion version, boolean toolForced, CardFacts card) {
        Integer budget = request.effort().budgetTokens();
        String asked = budget == null ? request.effort().level() : WORDS.get(EffortWords.levelOf(budget, BUDGETS));
        String word = asked == null ? null : EffortWords.among(WORDS, asked);
        int level = word == null ? UNSAID : WORDS.indexOf(word);
        return of(request, version, toolForced, card, level).noting(request.effort(), word);
    }

    private static Thinking of(
            ChatRequest request, ClaudeVersion version, boolean toolForced, CardFacts card, int level) {
        if (request.extra().get("thinking") instanceof Map<?, ?> own) {
            return own(own, level, version);
        }
        if (level == UNSAID) {
            return version.thinksByItself() ? new Thinking(false, null, null, 0, UNASKED_ROOM, List.of()) : NONE;
        }
        if (level == 0) {
            return resting(version);
        }
        if (version.thinksAdaptively()) {
            return adaptive(level, version, toolForced);
        }
        boolean possible = version.thinks() && !toolForced && !resumesWithoutThoughts(request.messages());
        Integer budget = request.effort().budgetTokens();
        Integer given = request.sampling().maxTokens();
        return possible
                ? budgeted(
                        budget == null ? BUDGETS.get(level) : budget,
                        given == null ? card.within(Integer.MAX_VALUE) : given)
                : NONE;
    }

    /** The same, noting where it is another word, or other tokens, than those that were asked for. */
    private Thinking noting(ReasoningEffort asked, @Nullable String word) {
        String note = asked.asks() && word != null ? changed(asked, word) : null;
        if (note == null) {
            return this;
        }
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Thinking(on, form, effort, budget, room, all);
    }

    private @Nullable String changed(ReasoningEffort asked, String word) {
        Integer tokens = asked.budgetTokens();
        String level = tokens == null ? asked.level() : null;
        if (effort != null) {
            return tokens != null
                    ? "says a budget of " + tokens + " tokens as " + effort
                    : effort.equals(level) ? null : EffortWords.note(String.valueOf(level), effort);
        }
        if (budget == 0) {
            return null;
        }
        int wished = tokens == null ? BUDGETS.get(WORDS.indexOf(word)) : tokens;
        if (budget < wished) {
            return tokens == null
                    ? EffortWords.note(String.valueOf(level), "a budget of " + budget + " tokens")
                    : "clamps a budget of " + tokens + " tokens to " + budget;
        }
        return level == null || level.equals(word) ? null : EffortWords.note(level, word);
    }

    /** The request's own form, with the effort that it names beside it. */
    private static Thinking own(Map<?, ?> form, int level, ClaudeVersion version) {
        boolean worded = level > 0 && version.thinksAdaptively();
        boolean rests = RESTING.contains(String.valueOf(form.get("type")));
        int room = rests ? 0 : worded ? BUDGETS.get(level) : UNASKED_ROOM;
        return new Thinking(
                !rests,
                null,
                worded ? effort(level, version) : null,
                0,
                form.get("budget_tokens") instanceof Number budget ? budget.intValue() : room,
                List.of());
    }

    private static Thinking resting(ClaudeVersion version) {
        return switch (version.rest()) {
            case UNASKED -> NONE;
            case DISABLED -> new Thinking(false, Map.of("type", "disabled"), null, 0, 0, List.of());
            case BETWEEN_TOOLS -> new Thinking(false, Map.of("type", "between_tools"), null, 0, 0, List.of());
            case NEVER ->
                new Thinking(true, null, "low", 0, BUDGETS.get(2), List.of("says reasoning effort none as low"));
        };
    }

    /** Older models refuse to think where a tool is forced. */
    private static Thinking adaptive(int level, ClaudeVersion version, boolean toolForced) {
        Map<String, Object> form = version.hidesThoughts()
                ? Map.of("type", "adaptive", "display", "summarized")
                : Map.of("type", "adaptive");
        boolean thinks = !toolForced || version.thinksBeforeForcedTools();
        List<String> notes = thinks ? List.of() : List.of("drops thinking, as a tool must be called");
        return new Thinking(thinks, thinks ? form : null, effort(level, version), 0, BUDGETS.get(level), notes);
    }

    private static String effort(int level, ClaudeVersion version) {
        String word = WORDS.get(level);
        return switch (word) {
            case "minimal" -> "low";
            case "xhigh" -> version.knowsExtraHighEffort() ? word : "high";
            default -> word;
        };
    }

    private static Thinking budgeted(int wanted, int most) {
        int budget = Math.min(wanted, most - most / 4);
        return budget < LEAST
                ? NONE
                : new Thinking(
                        true, Map.of("type", "enabled", "budget_tokens", budget), null, budget, budget, List.of());
    }

    /** A turn of tool calls that began without reasoning, perhaps at another provider, must go on without. */
    private static boolean resumesWithoutThoughts(List<Message> messages) {
        if (messages.get(messages.size() - 1).role() != Role.TOOL) {
            return false;
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            if (message.role() == Role.ASSISTANT) {
                return !message.holds(Thinking::isSigned);
            }
        }
        return true;
    }

    private static boolean isSigned(Content part) {
        return part instanceof Content.Reasoning thought && BlockWriter.isSigned(thought);
    }
}
