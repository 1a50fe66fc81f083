package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInCatalogueTest {

    private static final Set<String> HOSTS = Set.of("groq", "cerebras", "together", "fireworks");
    private static final Set<String> OURS = Set.of("local", "simulated");
    private static final long USD = 1_000_000_000L;

    private final Catalogue catalogue = Catalogue.builtIn();

    static Stream<ModelCard> cards() {
        return Catalogue.builtIn().cards().stream();
    }

    private static String vendor(ModelCard card) {
        return card.id().substring(0, card.id().indexOf('/'));
    }

    private Stream<ModelCard> fromVendors() {
        return cards().filter(card -> !HOSTS.contains(vendor(card)) && !OURS.contains(vendor(card)));
    }

    @Test
    void knowsEnoughModelsOfEnoughVendors() {
        assertThat(fromVendors()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(fromVendors().map(BuiltInCatalogueTest::vendor).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void knowsThePriceOfMostModels() {
        long priced = fromVendors().filter(card -> card.price().known()).count();
        assertThat((double) priced / fromVendors().count()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @MethodSource("cards")
    void describesSomethingSane(ModelCard card) {
        assertThat(card.id()).matches("[a-z0-9-]+/[^ ]+");
        assertThat(card.input()).contains(Modality.TEXT);
        assertThat(card.output()).contains(Modality.TEXT);
        assertThat(card.features()).contains(ModelFeature.STREAMING);
        if (card.contextWindow() != null) {
            assertThat(card.contextWindow()).isBetween(2_000L, 20_000_000L);
        }
        if (card.maxOutput() != null) {
            assertThat(card.maxOutput()).isBetween(1_000L, card.contextWindow());
        }
    }

    @ParameterizedTest
    @MethodSource("cards")
    void pricesNothingImplausibly(ModelCard card) {
        Price price = card.price();
        if (!price.known() || OURS.contains(vendor(card))) {
            return;
        }
        assertThat(price.input()).isBetween(USD / 200, 200 * USD);
        assertThat(price.output()).isBetween(price.input(), 200 * price.input());
        if (price.cachedInput() != null) {
            assertThat(price.cachedInput()).isBetween(1L, price.input());
            assertThat(card.features()).contains(ModelFeature.PROMPT_CACHING);
        }
        if (price.cacheWrite() != null) {
            assertThat(price.cacheWrite()).isBetween(price.input(), 2 * price.input());
        }
    }

    @ParameterizedTest
    @MethodSource("cards")
    void claimsParallelToolsAndSchemasOnlyWithTheirSimplerForms(ModelCard card) {
        if (card.features().contains(ModelFeature.PARALLEL_TOOLS)) {
            assertThat(card.features()).contains(ModelFeature.TOOLS);
        }
        if (card.features().contains(ModelFeature.JSON_SCHEMA)) {
            assertThat(card.features()).contains(ModelFeature.JSON_OUTPUT);
        }
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

    @Test
    void comesFromAFileWithOneModelALine() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("models.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> line.startsWith("{\"id\":"))).hasSameSizeAs(catalogue.cards());
        }
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
