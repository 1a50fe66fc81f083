package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.usage.Counts;
import io.llmrouter.engine.provider.usage.UsageUnits;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code usage} object, whose input leaves out what was read from, or written to, the prompt cache. Where the
 * provider shortens the conversation on its way, the counts at the top leave that out, too: then the iterations tell all
 * that is billed. Those of an advisor are another model's, whose price is not the answer's, and stay out.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/compaction-threshold">Compaction</a>
 */
final class UsageReader {

    /** The type of an iteration that another model had. */
    private static final String ADVISOR = "advisor_message";

    private static final String FAST = "fast-mode";
    private static final String US = "us";

    private UsageReader() {}

    /** What was used; nothing, and by estimate, if the provider does not say. */
    static Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.estimated(0, 0);
        }
        Usage top = tokens(usage);
        Usage iterations = iterations(usage.path("iterations"));
        Usage all = iterations.totalTokens() > top.totalTokens() ? iterations : top;
        return thinking(all, Math.max(top.reasoningTokens(), iterations.reasoningTokens()))
                .with(units(usage));
    }

    private static Usage iterations(JsonNode iterations) {
        Usage sum = Usage.NONE;
        for (JsonNode iteration : iterations) {
            if (!iteration.path("type").asText("").equals(ADVISOR)) {
                sum = sum.plus(tokens(iteration));
            }
        }
        return sum;
    }

    private static Usage tokens(JsonNode usage) {
        JsonNode written = usage.path("cache_creation");
        long longWrite = Counts.of(written, "ephemeral_1h_input_tokens");
        long split = Usage.sum(longWrite, Counts.of(written, "ephemeral_5m_input_tokens"));
        long write = Math.max(split, Counts.of(usage, "cache_creation_input_tokens"));
        long cached = Counts.of(usage, "cache_read_input_tokens");
        return new Usage(
                Usage.sum(Counts.of(usage, "input_tokens"), Usage.sum(cached, write)),
                cached,
                write - longWrite,
                longWrite,
                0,
                0,
                Counts.of(usage, "output_tokens"),
                Counts.of(usage.path("output_tokens_details"), "thinking_tokens"),
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static Usage thinking(Usage tokens, long thoughts) {
        return new Usage(
                tokens.inputTokens(),
                tokens.cachedInputTokens(),
                tokens.cacheWriteTokens(),
                tokens.longCacheWriteTokens(),
                0,
                0,
                tokens.outputTokens(),
                thoughts,
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private static Units units(JsonNode usage) {
        String dearer = dearer(usage);
        Units units = UsageUnits.read(usage, usage.path("service_tier"));
        return dearer == null
                ? units
                : Units.searches(units.searches()).withBilled(units.billed()).withService(dearer);
    }

    /** The class of service by which all tokens cost more: fast mode, and computing in the US alone. */
    private static @Nullable String dearer(JsonNode usage) {
        boolean fast = usage.path("speed").asText("").equals("fast");
        boolean us = usage.path("inference_geo").asText("").equals(US);
        return fast && us ? FAST + '-' + US : fast ? FAST : us ? US : null;
    }
}
