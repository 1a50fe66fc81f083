package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue base =
            Catalogue.of(cards("openai/gpt-5", "openai/gpt-5-mini", "meta/llama"), Map.of("gpt", "openai/gpt-5"));

    private static ModelCard card(String id) {
        return ModelCard.undescribed(id);
    }

    private static Map<String, ModelCard> cards(String... ids) {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (String id : ids) {
            cards.put(id, card(id));
        }
        return cards;
    }

    @Test
    void findsACardByIdAndByAlias() {
        assertThat(base.find("openai/gpt-5")).contains(card("openai/gpt-5"));
        assertThat(base.find("gpt")).contains(card("openai/gpt-5"));
        assertThat(base.find("gpt-9")).isEmpty();
    }

    @Test
    void listsCardsInTheOrderOfTheirIds() {
        assertThat(base.cards())
                .extracting(ModelCard::id)
                .containsExactly("meta/llama", "openai/gpt-5", "openai/gpt-5-mini");
    }

    @Test
    void prefersAnOverlayToTheCardBelow() {
        ModelCard cheaper = new CardOverlay(
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Price.FREE,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        null)
                .applyTo("openai/gpt-5", card("openai/gpt-5"));
        Catalogue overlaid = base.with(Map.of("openai/gpt-5", cheaper), Map.of());
        assertThat(overlaid.find("openai/gpt-5")).contains(cheaper);
        assertThat(overlaid.find("gpt")).contains(cheaper);
        assertThat(overlaid.cards()).hasSize(3).contains(cheaper);
        assertThat(base.find("openai/gpt-5")).contains(card("openai/gpt-5"));
    }

    @Test
    void letsACardTakeTheNameOfAnAliasBelow() {
        Catalogue overlaid = base.with(cards("gpt"), Map.of());
        assertThat(overlaid.find("gpt")).contains(card("gpt"));
        assertThat(overlaid.aliases()).isEmpty();
    }

    @Test
    void letsAnAliasTakeTheNameOfACardBelow() {
        Catalogue overlaid = base.with(Map.of(), Map.of("openai/gpt-5", "meta/llama"));
        assertThat(overlaid.find("openai/gpt-5")).contains(card("meta/llama"));
        assertThat(overlaid.find("gpt")).contains(card("meta/llama"));
        assertThat(overlaid.cards()).hasSize(2);
    }

    @Test
    void followsChainsOfAliases() {
        Catalogue overlaid = base.with(Map.of(), Map.of("a", "b", "b", "gpt"));
        assertThat(overlaid.find("a")).contains(card("openai/gpt-5"));
        assertThat(overlaid.aliases())
                .isEqualTo(Map.of("a", "openai/gpt-5", "b", "openai/gpt-5", "gpt", "openai/gpt-5"));
    }

    @Test
    void refusesAnAliasThatStandsForItself() {
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put("a", "b");
        aliases.put("b", "a");
        assertThatThrownBy(() -> base.with(Map.of(), aliases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the alias 'a' stands for itself: a → b → a");
    }

    @Test
    void refusesAnAliasOfNothingAndNamesTheNearest() {
        assertThatThrownBy(() -> base.with(Map.of(), Map.of("a", "openai/gtp-5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the alias 'a' stands for 'openai/gtp-5', which is neither a card nor an alias; "
                        + "did you mean 'openai/gpt-5'?");
    }

    @Test
    void refusesANameThatIsBothACardAndAnAlias() {
        assertThatThrownBy(() -> base.with(cards("x/y"), Map.of("x/y", "gpt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'x/y' is both a card and an alias");
    }

    @Test
    void refusesACardUnderAnotherName() {
        assertThatThrownBy(() -> base.with(Map.of("x/y", card("x/z")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the card 'x/z' is listed as 'x/y'");
    }
}
