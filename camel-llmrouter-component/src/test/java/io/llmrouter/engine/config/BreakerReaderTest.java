package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.state.BreakerSettings;
import io.llmrouter.engine.state.CallWindow;
import org.junit.jupiter.api.Test;

class BreakerReaderTest {

    @Test
    void takesDefaultsForWhatIsNotSaid() {
        BreakerSettings settings = read("{ window: 50 }");

        assertThat(settings.window()).isEqualTo(CallWindow.ofCalls(50));
        assertThat(settings.minimumCalls()).isEqualTo(5);
        assertThat(settings.openFor()).isEqualTo(BreakerSettings.DEFAULT.openFor());
        assertThat(read("{ }")).isEqualTo(BreakerSettings.DEFAULT);
    }

    @Test
    void needsNoMoreCallsThanASmallWindowHolds() {
        assertThat(read("{ window: 3 }").minimumCalls()).isEqualTo(3);
    }

    @Test
    void staysOpenAtLeastAsLongAsItIsToldTo() {
        assertThat(read("{ openFor: 10m }").maxOpenFor()).hasMinutes(10);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> read("{ failureRate: 0 }"))
                .hasMessageContaining("providers.openai.breaker")
                .hasMessageContaining("failureRate must be above 0 and at most 1");
        assertThatThrownBy(() -> read("{ window: 4, minimumCalls: 9 }"))
                .hasMessageContaining("minimumCalls must be between 1 and the window's 4 calls, not 9");
        assertThatThrownBy(() -> read("{ window: often }")).hasMessageContaining("is not a duration");
        assertThatThrownBy(() -> read("{ windw: 4 }")).hasMessageContaining("window");
    }

    private static BreakerSettings read(String breaker) {
        String yaml = "providers:\n  openai: { type: openai, breaker: " + breaker + " }\n"
                + "policies:\n  default: { candidates: [ openai/gpt-5 ] }\n";
        return Surroundings.reader().read(yaml, "test.yaml").breakers().get("openai");
    }
}
