package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInCatalogueTest {

    private static final Set<String> OURS = Set.of("local", "simulated", "onnx");
    private static final long USD = 1_000_000_000L;

    private final Catalogue catalogue = Catalogue.builtIn();

    private static Stream<ModelCard> cards() {
        return Catalogue.builtIn().cards().stream();
    }

    private static Stream<ModelCard> chats() {
        return cards().filter(card -> card.operations().contains(Operation.CHAT));
    }

    private static String vendor(ModelCard card) {
        return card.id().substring(0, card.id().indexOf('/'));
    }

    @Test
    void knowsEnoughModelsOfEnoughProviders() {
        assertThat(chats()).hasSizeGreaterThanOrEqualTo(1_500);
        assertThat(chats().map(BuiltInCatalogueTest::vendor).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"EMBED, 100", "RERANK, 25", "TRANSCRIBE, 50", "SPEAK, 20", "IMAGE, 100", "MODERATE, 3"})
    void knowsModelsForEveryOperation(Operation operation, int least) {
        assertThat(cards().filter(card -> card.operations().contains(operation)))
                .hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void knowsThePriceOfMostModelsAndTheCasesOfMany() {
        long priced = chats().filter(card -> card.price().known()).count();
        assertThat((double) priced / chats().count()).isGreaterThan(0.8);
        assertThat(cards().filter(card -> !card.price().tiers().isEmpty())).hasSizeGreaterThan(200);
        assertThat(cards().filter(card -> card.retires() != null)).hasSizeGreaterThan(50);
        assertThat(cards().filter(card -> card.licence() != null)).hasSizeGreaterThan(300);
    }

    @Test
    void describesSomethingSane() {
        chats().forEach(card -> {
            assertThat(card.id()).matches("[a-z0-9-]+/[^ ]+");
            assertThat(card.input()).as(card.id()).contains(Modality.TEXT);
            assertThat(card.output()).as(card.id()).contains(Modality.TEXT);
            assertThat(card.features()).as(card.id()).contains(ModelFeature.STREAMING);
            if (card.contextWindow() != null) {
                assertThat(card.contextWindow()).as(card.id()).isBetween(2_000L, 20_000_000L);
            }
            if (card.maxOutput() != null) {
                assertThat(card.maxOutput()).as(card.id()).isBetween(1_000L, card.contextWindow());
            }
        });
    }

    @Test
    void pricesNothingImplausibly() {
        chats().filter(card -> card.price().known() && !OURS.contains(vendor(card)))
                .forEach(BuiltInCatalogueTest::requirePlausible);
    }

    private static void requirePlausible(ModelCard card) {
        Price price = card.price();
        if (price.equals(Price.FREE)) {
            return;
        }
        assertThat(price.input()).as(card.id()).isBetween(USD / 200, 200 * USD);
        assertThat(price.output()).as(card.id()).isBetween(price.input(), 200 * price.input());
        if (price.cachedInput() != null) {
            assertThat(price.cachedInput()).as(card.id()).isBetween(1L, price.input());
            assertThat(card.features()).as(card.id()).contains(ModelFeature.PROMPT_CACHING);
        }
        if (price.cacheWrite() != null) {
            assertThat(price.cacheWrite()).as(card.id()).isBetween(price.input(), 2 * price.input());
        }
    }

    @Test
    void callsFewModelsFree() {
        assertThat(cards().filter(card -> card.price().equals(Price.FREE))).hasSizeLessThan(150);
    }

    @Test
    void claimsParallelToolsAndSchemasOnlyWithTheirSimplerForms() {
        cards().forEach(card -> {
            if (card.features().contains(ModelFeature.PARALLEL_TOOLS)) {
                assertThat(card.features()).as(card.id()).contains(ModelFeature.TOOLS);
            }
            if (card.features().contains(ModelFeature.JSON_SCHEMA)) {
                assertThat(card.features()).as(card.id()).contains(ModelFeature.JSON_OUTPUT);
            }
        });
    }

    @Test
    void resolvesEveryAliasToACardThatIsThere() {
        assertThat(catalogue.aliases()).hasSizeGreaterThan(50);
        catalogue.aliases().forEach((alias, id) -> {
            assertThat(catalogue.find(alias)).isEqualTo(catalogue.find(id)).isPresent();
            assertThat(catalogue.cards()).extracting(ModelCard::id).doesNotContain(alias);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai/gpt-5",
                "openai/gpt-5-mini",
                "openai/gpt-5-nano",
                "openai/gpt-4.1",
                "openai/gpt-4.1-mini",
                "openai/gpt-4.1-nano",
                "openai/gpt-4o",
                "openai/gpt-4o-mini",
                "openai/o3",
                "openai/o4-mini",
                "openai/gpt-5-mini-2025-08-07",
                "anthropic/claude-haiku-4-5",
                "anthropic/claude-sonnet-4-5",
                "anthropic/claude-opus-4-5",
                "anthropic/claude-haiku-4-5-20251001",
                "anthropic/claude-haiku-4.5",
                "google/gemini-2.5-pro",
                "google/gemini-2.5-flash",
                "google/gemini-3-flash-preview",
                "meta/llama-3.3-70b",
                "meta-llama/llama-3.3-70b-instruct",
                "mistral/mistral-large-latest",
                "deepseek/deepseek-chat",
                "xai/grok-4.3",
                "local/extractive",
                "simulated/model"
            })
    void findsTheModelsPeopleAskFor(String id) {
        assertThat(catalogue.find(id)).isPresent();
    }

    @Test
    void convertsPricesExactly() {
        Price price = catalogue.find("openai/gpt-5-mini").orElseThrow().price();
        assertThat(price.input()).isEqualTo(250_000_000L);
        assertThat(price.output()).isEqualTo(2_000_000_000L);
        assertThat(price.cachedInput()).isEqualTo(25_000_000L);
        assertThat(price.cost(Usage.of(1_000_000, 1_000_000))).contains(new Money(2_250_000_000L));
    }

    @Test
    void knowsWhatASearchOfClaudeCosts() {
        Price price =
                catalogue.find("anthropic/claude-sonnet-4-5").orElseThrow().price();

        assertThat(price.cost(Usage.of(1_000, 100).with(Units.searches(3)))).contains(Money.usd("0.0345"));
        assertThat(price.cost(Usage.of(1_000, 100))).contains(Money.usd("0.0045"));
    }

    @Test
    void leavesAnUnknownPriceUnknown() {
        assertThat(catalogue.find("meta/llama-3.3-70b").orElseThrow().price()).isEqualTo(Price.UNKNOWN);
    }

    @Test
    void describesAHostedModelByTheModelItHostsAndTheHostsOwnPrice() {
        ModelCard model = catalogue.find("meta/llama-3.3-70b").orElseThrow();
        ModelCard hosted = catalogue.find("groq/llama-3.3-70b-versatile").orElseThrow();
        assertThat(hosted.tags()).isEqualTo(model.tags());
        assertThat(hosted.input()).isEqualTo(model.input());
        assertThat(hosted.price()).isEqualTo(Price.of(590_000_000L, 790_000_000L));
    }

    @Test
    void describesTheBuiltInExtractiveModelAsFreeAndExtractive() {
        ModelCard card = catalogue.find("local/extractive").orElseThrow();
        assertThat(card.contextWindow()).isEqualTo(1_000_000);
        assertThat(card.price()).isEqualTo(Price.FREE);
        assertThat(card.features())
                .containsExactlyInAnyOrder(ModelFeature.STREAMING, ModelFeature.JSON_OUTPUT, ModelFeature.JSON_SCHEMA);
        assertThat(card.tags()).containsExactly("extractive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx/all-minilm-l6-v2", "onnx/bge-small-en-v1.5"})
    void describesTheModelsThatEmbedInProcessAsFreeAndForNothingElse(String id) {
        ModelCard card = catalogue.find(id).orElseThrow();
        assertThat(card.operations()).containsExactly(Operation.EMBED);
        assertThat(card.price()).isEqualTo(Price.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"models.json", "generated.json"})
    void comesFromFilesWithOneModelALine(String file) throws IOException {
        try (InputStream first = Catalogue.class.getResourceAsStream(file);
                InputStream second = Catalogue.class.getResourceAsStream(file)) {
            String text = new String(first.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("{\"id\":")))
                    .hasSameSizeAs(CardReader.read(file, second).ids());
        }
    }

    @Test
    void knowsWhatAKeptCardLeavesOpenFromTheGeneratedOne() {
        Price price = catalogue.find("openai/gpt-5-mini").orElseThrow().price();
        assertThat(price.forService("flex").input()).isEqualTo(125_000_000L);
        assertThat(price.forService("priority").input()).isGreaterThan(price.input());
    }

    @Test
    void listsIdsInTheOrderOfTheCards() {
        assertThat(List.copyOf(catalogue.ids()))
                .isSorted()
                .isEqualTo(cards().map(ModelCard::id).toList());
    }

    @Test
    void isReadOnce() {
        assertThat(Catalogue.builtIn()).isSameAs(catalogue);
    }

    @Test
    void keepsQualityBetweenZeroAndOne() {
        cards().forEach(card ->
                card.quality().values().forEach(score -> assertThat(score).isEqualTo(0.5, within(0.5))));
    }
}
