package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource(ModelFeature.class)
    void readsTheWordItWrites(ModelFeature feature) {
        assertThat(Words.of(feature)).isEqualTo(feature.word());
        assertThat(Words.parse("feature", ModelFeature.class, Words.of(feature)))
                .isEqualTo(feature);
    }

    @Test
    void refusesAnUnknownWordAndNamesTheNearest() {
        assertThatThrownBy(() -> Words.parse("modality", Modality.class, "imgae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown modality 'imgae'; did you mean 'image'?");
    }
}
