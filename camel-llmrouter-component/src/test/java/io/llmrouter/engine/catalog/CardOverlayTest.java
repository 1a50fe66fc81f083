package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardOverlayTest {

    private static final ModelCard BASE = new ModelCard(
            "meta/llama",
            1_000L,
            100L,
            Set.of(Modality.TEXT),
            Set.of(Modality.TEXT),
            Set.of(ModelFeature.TOOLS),
            Price.of(10, 20),
            Map.of("code", 0.5, "math", 0.4),
            Set.of("open"),
            Set.of(Operation.CHAT),
            null,
            null,
            null);

    @Test
    void inheritsEverythingButTheId() {
        ModelCard card = CardOverlay.NONE.applyTo("onprem/llama", BASE);
        assertThat(card.id()).isEqualTo("onprem/llama");
        assertThat(card).usingRecursiveComparison().ignoringFields("id").isEqualTo(BASE);
    }

    @Test
    void replacesWhatItSays() {
        CardOverlay overlay = new CardOverlay(
                2_000L,
                200L,
                Set.of(Modality.IMAGE),
                Set.of(Modality.AUDIO),
                Set.of(ModelFeature.STREAMING),
                Price.FREE,
                Map.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null);
        ModelCard card = overlay.applyTo("onprem/llama", BASE);
        assertThat(card.contextWindow()).isEqualTo(2_000);
        assertThat(card.maxOutput()).isEqualTo(200);
        assertThat(card.input()).containsExactly(Modality.IMAGE);
        assertThat(card.output()).containsExactly(Modality.AUDIO);
        assertThat(card.features()).containsExactly(ModelFeature.STREAMING);
        assertThat(card.price()).isEqualTo(Price.FREE);
    }

    @Test
    void overridesOnlyThePricesItGives() {
        Price cachedOnly = new Price(null, null, 3L, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of());
        CardOverlay overlay = new CardOverlay(
                null, null, Set.of(), Set.of(), Set.of(), cachedOnly, Map.of(), Set.of(), Set.of(), null, null, null);
        assertThat(overlay.applyTo("a/b", BASE).price())
                .isEqualTo(new Price(10L, 20L, 3L, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of()));
    }

    @Test
    void mergesQualityAndAddsTags() {
        CardOverlay overlay = new CardOverlay(
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Price.UNKNOWN,
                Map.of("code", 0.62),
                Set.of("private"),
                Set.of(),
                null,
                null,
                null);
        ModelCard card = overlay.applyTo("a/b", BASE);
        assertThat(card.quality()).isEqualTo(Map.of("code", 0.62, "math", 0.4));
        assertThat(card.tags()).containsExactlyInAnyOrder("open", "private");
    }
}
