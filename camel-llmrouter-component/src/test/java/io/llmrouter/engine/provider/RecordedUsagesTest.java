package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds the readers of usages, and the prices, to usages of real answers for which somebody else has worked out tokens and
 * prices. The folder is that of {@code llmrouter.usages}; without it the test is skipped.
 */
class RecordedUsagesTest {

    private static final Path FILE = Path.of(System.getProperty("llmrouter.usages", "../../shared/data/usage"))
            .resolve("usages-with-prices.json");

    /** The day the expected prices were taken from their catalogue. */
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private static final double ONE_NANO = 1.0;

    /** A flavour by provider and interface: who reads it, and whose cards price it. */
    private record Flavour(Function<JsonNode, Usage> reader, String vendor) {}

    private static final Function<JsonNode, Usage> CHAT = io.llmrouter.engine.provider.openai.Usages::read;
    private static final Function<JsonNode, Usage> RESPONSES = io.llmrouter.engine.provider.responses.Usages::read;
    private static final Function<JsonNode, Usage> MESSAGES = io.llmrouter.engine.provider.anthropic.Usages::read;

    private static final Map<String, Flavour> OWN = Map.of(
            "google/default", new Flavour(io.llmrouter.engine.provider.gemini.Usages::read, "google"),
            "aws/default", new Flavour(io.llmrouter.engine.provider.bedrock.Usages::read, "bedrock"),
            "cohere/default", new Flavour(io.llmrouter.engine.provider.cohere.Usages::read, "cohere"),
            "anthropic/default", new Flavour(MESSAGES, "anthropic"),
            "minimax/default", new Flavour(MESSAGES, "minimax"));

    /** Who reads a flavour: of forms that several providers share, the dialect of the form. */
    private static Optional<Flavour> flavour(String name) {
        String vendor = name.substring(0, name.indexOf('/'));
        return switch (name.substring(name.indexOf('/') + 1)) {
            // They add the reasoning of others' answers once more, in which it is counted already.
            case "chat" -> vendor.equals("x-ai") ? Optional.empty() : Optional.of(new Flavour(CHAT, vendor));
            case "responses" -> Optional.of(new Flavour(RESPONSES, vendor));
            case "anthropic" -> Optional.of(new Flavour(MESSAGES, vendor));
            case "default" -> Optional.of(OWN.getOrDefault(name, new Flavour(CHAT, vendor)));
            default -> Optional.empty();
        };
    }

    /** Flavours whose every class they read, and whose prices are ours to know. */
    private static final Set<String> WHOLE = Set.of(
            "openai/chat",
            "openai/responses",
            "openrouter/chat",
            "anthropic/default",
            "google/default",
            "aws/default",
            "cohere/default");

    /** The prices that differ, for the reasons in docs/catalogue.md, in nano-USD. */
    private static final List<String> KNOWN = List.of(
            "google/default: google/gemini-2.5-flash 527810 instead of 547760",
            "google/default: google/gemini-2.5-flash-image 39123000 instead of 38738000",
            "google/default: google/gemini-2.5-flash-image 38852700 instead of 38715200",
            "google/default: google/gemini-2.5-flash-image 40085100 instead of 38820100",
            "openai/chat: openai/gpt-4o-audio-preview-2024-12-17 3510000 instead of 922500",
            "openai/chat: openai/gpt-4o-audio-preview-2024-12-17 1900000 instead of 250000",
            "openrouter/chat: openrouter/qwen/qwen3-32b 41440 instead of 44700",
            "openrouter/chat: openrouter/qwen/qwen3-32b 50120 instead of 54000",
            "openrouter/chat: openrouter/qwen/qwen3-32b 2560 instead of 3100",
            "openrouter/chat: openrouter/qwen/qwen3-32b 2560 instead of 3100",
            "openrouter/chat: openrouter/qwen/qwen3-32b 2560 instead of 3100");

    private final Map<String, Integer> same = new TreeMap<>();
    private final List<String> different = new ArrayList<>();

    @BeforeEach
    void requireTheFile() {
        assumeTrue(
                Files.isReadable(FILE),
                () -> "no recorded usages at " + FILE.toAbsolutePath().normalize());
    }

    /** A usage as it was answered, what is expected of it, and the expectation of one flavour. */
    private record Case(JsonNode body, JsonNode expected, JsonNode extractor) {
        String flavour() {
            return extractor.path("provider_id").asText() + "/"
                    + extractor.path("api_flavor").asText();
        }

        Usage read() {
            JsonNode usage = body.has("usageMetadata") ? body.path("usageMetadata") : body.path("usage");
            return RecordedUsagesTest.flavour(flavour()).orElseThrow().reader().apply(usage);
        }

        /** Whether the counts at the top are all, which is all that they read: not where Claude shortened the conversation. */
        boolean isToldAtTheTop(Flavour by) {
            return by.reader() != MESSAGES
                    || !body.at("/usage/iterations").findValuesAsText("type").contains("compaction");
        }

        Optional<ModelCard> card() {
            String model = body.path(body.has("modelVersion") ? "modelVersion" : "model")
                    .asText();
            return Catalogue.builtIn()
                    .find(RecordedUsagesTest.flavour(flavour()).orElseThrow().vendor() + "/" + model);
        }
    }

    private static void each(BiConsumer<String, Case> consumer) throws IOException {
        for (JsonNode item : Json.mapper().readTree(FILE.toFile())) {
            for (JsonNode extracted : item.path("extracted")) {
                for (JsonNode extractor : extracted.path("extractors")) {
                    Case one = new Case(item.path("body"), extracted.path("usage"), extractor);
                    if (flavour(one.flavour()).filter(one::isToldAtTheTop).isPresent()) {
                        consumer.accept(one.flavour(), one);
                    }
                }
            }
        }
    }

    @Test
    void readsTheTokensOfEveryFlavour() throws IOException {
        each((flavour, one) -> compare(flavour, one, expected(one), actual(one)));
        report("tokens");
        assertThat(different).isEmpty();
        assertThat(same)
                .hasSizeGreaterThanOrEqualTo(40)
                .containsAllEntriesOf(Map.of(
                        "openai/chat", 276,
                        "openai/responses", 323,
                        "openrouter/chat", 276,
                        "anthropic/default", 321,
                        "google/default", 312,
                        "aws/default", 164,
                        "cohere/default", 8));
    }

    /** They count cached audio among the audio, too; here it is cached input alone. */
    private static List<Long> expected(Case one) {
        return List.of(
                one.expected().path("input_tokens").asLong(),
                one.expected().path("output_tokens").asLong(),
                one.expected().path("cache_read_tokens").asLong(),
                one.expected().path("cache_write_tokens").asLong(),
                one.expected().path("input_audio_tokens").asLong()
                        - one.expected().path("cache_audio_read_tokens").asLong(),
                one.expected().path("output_reasoning_tokens").asLong());
    }

    /** Without the classes that they do not read in this flavour. */
    private static List<Long> actual(Case one) {
        Usage usage = one.read();
        return List.of(
                usage.inputTokens(),
                usage.outputTokens(),
                known(one, "cache_read_tokens", usage.cachedInputTokens()),
                known(one, "cache_write_tokens", usage.cacheWriteTokens() + usage.longCacheWriteTokens()),
                known(one, "input_audio_tokens", usage.inputAudioTokens()),
                one.expected().has("output_reasoning_tokens") ? usage.reasoningTokens() : 0);
    }

    private static long known(Case one, String name, long tokens) {
        boolean read = WHOLE.contains(one.flavour()) && !one.flavour().startsWith("cohere");
        return read || one.expected().has(name) ? tokens : 0;
    }

    private void compare(String flavour, Case one, List<Long> expected, List<Long> actual) {
        if (expected.equals(actual)) {
            same.merge(flavour, 1, Integer::sum);
        } else {
            different.add(flavour + ": " + actual + " instead of " + expected + " in " + one.body());
        }
    }

    @Test
    void worksOutTheSamePricesWhereTheCataloguesAgree() throws IOException {
        each((flavour, one) -> {
            if (WHOLE.contains(flavour)) {
                comparePrices(flavour, one);
            }
        });
        report("prices");
        assertThat(same.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(700);
        assertThat(different).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    private void comparePrices(String flavour, Case one) {
        JsonNode input = one.extractor().path("input_price");
        JsonNode output = one.extractor().path("output_price");
        Optional<Money> cost = one.card().flatMap(card -> cost(card, one.read()));
        if (!input.isTextual() || cost.isEmpty()) {
            return;
        }
        BigDecimal usd = new BigDecimal(input.asText()).add(new BigDecimal(output.asText("0")));
        BigDecimal nanos = usd.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
        if (Math.abs(cost.get().nanos() - nanos.doubleValue()) <= ONE_NANO) {
            same.merge(flavour, 1, Integer::sum);
        } else {
            different.add(String.format(
                    "%s: %s %s instead of %s",
                    flavour, one.card().orElseThrow().id(), cost.get().nanos(), nanos.toPlainString()));
        }
    }

    /** By the prices alone, not by what the provider says it bills. */
    private static Optional<Money> cost(ModelCard card, Usage usage) {
        return card.billed(null, DAY).price().cost(usage.with(Units.NONE));
    }

    private void report(String what) {
        System.getLogger(RecordedUsagesTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0}: the same {1}, different {2}\n{3}",
                        what,
                        same,
                        different.size(),
                        String.join("\n", different));
    }
}
