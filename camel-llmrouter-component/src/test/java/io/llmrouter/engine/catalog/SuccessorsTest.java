package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuccessorsTest {

    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    @Test
    void areModelsThatAreServedLonger() {
        for (ModelCard card : BUILT_IN.cards()) {
            if (card.successor() != null) {
                ModelCard next = BUILT_IN.find(card.successor()).orElseThrow();
                LocalDate end = next.retires();
                assertThat(card.retires()).as(card.id()).isNotNull();
                assertThat(end == null || end.isAfter(card.retires()))
                        .as(card.id())
                        .isTrue();
            }
        }
    }

    @Test
    void areKnownOfModelsThatRetireSoon() {
        assertThat(BUILT_IN.find("openai/gpt-5-mini").orElseThrow().successor()).isEqualTo("openai/gpt-6.1-terra");
        assertThat(BUILT_IN.find("anthropic/claude-sonnet-4-5").orElseThrow().successor())
                .isEqualTo("anthropic/claude-sonnet-5-5");
        assertThat(BUILT_IN.find("openai/gpt-6-luna").orElseThrow().successor()).isNull();
    }

    @Test
    void stayWithTheCardAndMayBeSaidByAList() {
        ModelCard card = BUILT_IN.find("openai/gpt-5-mini").orElseThrow();
        String list = "{\"models\":[{\"id\":\"openai/gpt-5-mini\",\"successor\":\"openai/gpt-6-luna\"}]}";

        assertThat(card.within(Set.of()).successor()).isEqualTo("openai/gpt-6.1-terra");
        assertThat(card.priced(Price.UNKNOWN).successor()).isEqualTo("openai/gpt-6.1-terra");
        assertThat(CardOverlay.NONE.applyTo("a/b", card).successor()).isEqualTo("openai/gpt-6.1-terra");
        assertThat(CardReader.update(
                                Catalogue.of(Map.of(card.id(), card), Map.of()),
                                "list",
                                new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))
                        .find("openai/gpt-5-mini")
                        .orElseThrow()
                        .successor())
                .isEqualTo("openai/gpt-6-luna");
    }
}
