package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.model.Priority;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityReaderTest {

    @Test
    void takesDefaultsForWhatIsNotSaid() {
        assertThat(read("{ concurrent: 8 }")).isEqualTo(Capacity.of(8));
    }

    @Test
    void nobodyWaitsWhereTheWaitIsNone() {
        Capacity capacity = read("{ concurrent: 8, wait: 0s, reserve: { high: 2, low: 1 } }");

        assertThat(capacity.patience()).isEqualTo(Duration.ZERO);
        assertThat(capacity.reserve()).isEqualTo(Map.of(Priority.HIGH, 2, Priority.LOW, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ queue: 4 }                                  | has no concurrent, such as 20",
                "{ concurrent: 0 }                             | concurrent",
                "{ concurent: 4 }                              | did you mean 'concurrent'?",
                "{ concurrent: 4, reserve: { hihg: 1 } }       | did you mean 'high'?",
                "{ concurrent: 4, shed: { urgent: 0.5 } }      | unknown key 'urgent'",
                "{ concurrent: 4, shed: { low: 1.5 } }         | shed.low",
                "{ concurrent: 4, reserve: { high: 5 } }       | 5 places are reserved, of 4",
                "{ concurrent: 4, reserve: { high: 4 } }       | leaves no place for calls of class low",
                "{ concurrent: 4, shed: { low: 0.2 } }         | leaves no place for calls of class low",
                "{ concurrent: 4, shares: { gold: 0 } }        | must be more than 0",
                "{ concurrent: 4, wait: soon }                 | is not a duration",
            })
    void saysWhatDoesNotFit(String capacity, String message) {
        assertThatThrownBy(() -> read(capacity))
                .hasMessageContaining("capacity")
                .hasMessageContaining(message);
    }

    @Test
    void belongsToATargetAndNotToACard() {
        String yaml = "models:\n  openai/gpt-5: { capacity: { concurrent: 4 } }\n"
                + "providers:\n  mine: { type: openai }\n"
                + "policies:\n  default: { candidates: [ mine/gpt-5 ] }\n";

        assertThatThrownBy(() -> Surroundings.reader().read(yaml, "test.yaml"))
                .hasMessageContaining("models.openai/gpt-5.capacity")
                .hasMessageContaining("is for a target: write it below account/model, or at the account");
    }

    private static Capacity read(String capacity) {
        String yaml = "providers:\n  openai: { type: openai, capacity: " + capacity + " }\n"
                + "policies:\n  default: { candidates: [ openai/gpt-5 ] }\n";
        return Surroundings.reader()
                .read(yaml, "test.yaml")
                .capacities()
                .accounts()
                .get("openai");
    }
}
