package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearningReaderTest {

    @Test
    void readsWhatIsKeptToLearnFrom() throws IOException {
        LearningSettings learning =
                Surroundings.reader().read(EveryKeyTest.everyKey(), "test").learning();

        assertThat(learning)
                .isEqualTo(new LearningSettings(
                        "lessons.jsonl", "bge-small-en-v1.5", Set.of("default"), Duration.ofSeconds(20)));
        assertThat(learning.keeps("default/models/large")).isTrue();
        assertThat(learning.keeps("fast")).isFalse();
    }

    @Test
    void keepsNothingUnlessAFileIsNamed() {
        assertThat(read("learning: { policies: [ default ] }").keeps("default")).isFalse();
        assertThat(read("learning: { lessons: kept.jsonl }").keeps("anything")).isTrue();
        assertThat(read("models: {}")).isEqualTo(LearningSettings.NONE);
    }

    @Test
    void namesAPolicyThatIsNotThere() {
        assertThatThrownBy(() -> read("learning: { lessons: kept.jsonl, policies: [ defult ] }"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("learning.policies[0]")
                .hasMessageContaining("did you mean 'default'?");
    }

    private static LearningSettings read(String yaml) {
        return Surroundings.reader().read(yaml, "test.yaml").learning();
    }
}
