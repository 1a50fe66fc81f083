package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.state.StateSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReaderTest {

    private static StateSettings read(Map<String, Object> state) {
        return Surroundings.reader().read(Map.of("state", state), "test").state();
    }

    @Test
    void sharesNothingUnlessToldWhere() {
        StateSettings none = Surroundings.reader().read(Map.of(), "test").state();

        assertThat(none).isEqualTo(StateSettings.NONE);
        assertThat(none.isShared()).isFalse();
        assertThat(none).hasToString("nowhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    redis://host                        | redis://host:6379/0, llmrouter
                    redis://host/                       | redis://host:6379/0, llmrouter
                    rediss://:very-secret@host:1234/7   | rediss://host:1234/7, llmrouter
                    redis://me:very%40secret@[::1]:6380 | redis://[::1]:6380/0, llmrouter
                    """)
    void showsThePlaceAndNoPassword(String address, String shown) {
        StateSettings settings = read(Map.of("redis", address));

        assertThat(settings.isShared()).isTrue();
        assertThat(settings).hasToString(shown);
    }

    @Test
    void isTheSameOnlyIfItSaysTheSame() {
        StateSettings settings = read(Map.of("redis", "redis://:one@host", "name", "a"));

        assertThat(settings).isEqualTo(read(Map.of("redis", "redis://:one@host", "name", "a")));
        assertThat(settings).isNotEqualTo(read(Map.of("redis", "redis://:two@host", "name", "a")));
        assertThat(settings).isNotEqualTo(read(Map.of("redis", "redis://:one@host", "name", "b")));
    }
}
