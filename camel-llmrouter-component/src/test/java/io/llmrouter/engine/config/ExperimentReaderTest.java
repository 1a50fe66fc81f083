package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.experiment.Allotment;
import io.llmrouter.engine.experiment.Experiment;
import io.llmrouter.engine.experiment.Guardrails;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {

    private static final String POLICIES =
            """
            providers: { openai: { type: openai, apiKey: k } }
            policies:
              default: { candidates: [ openai/gpt-5-mini ] }
              other: { candidates: [ openai/gpt-5 ] }
            experiments:
            """;

    @Test
    void readsWithDefaults() {
        List<Experiment> read = read("  e: { type: canary, canary: { policy: other }, share: 0.1 }\n"
                        + "  s: { type: shadow, candidates: [ openai/gpt-5 ] }")
                .experiments();

        Experiment.Canary canary = (Experiment.Canary) read.get(0);
        assertThat(canary.by()).isEqualTo(Allotment.CALL);
        assertThat(canary.guardrails()).isEqualTo(Guardrails.DEFAULT);
        assertThat(canary.changed().policy()).isEqualTo("other");
        Experiment.Mirror mirror = (Experiment.Mirror) read.get(1);
        assertThat(mirror.share()).isEqualTo(0.1);
        assertThat(mirror.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(mirror.queue()).isEqualTo(100);
    }

    @Test
    void readsTheSameTwiceAsEqual() {
        String yaml = "  e: { type: ab, by: user, variants: { a: {}, b: { strategy: random } } }";

        assertThat(read(yaml).experiments()).isEqualTo(read(yaml).experiments());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e: { type: canari }                                     | unknown type 'canari'; did you mean 'canary'?",
                "e: { by: user }                                         | has no type",
                "e: { type: ab, variant: {} }                            | unknown key 'variant'; did you mean 'variants'?",
                "e: { type: ab, variants: { a: {} } }                    | needs two variants or more, to be compared",
                "e: { type: ab, variants: { a: { weight: 0 }, b: { weight: 0 } } } | every weight is 0",
                "e: { type: ab, policy: othr, variants: { a: {}, b: {} } } | unknown policy 'othr'; did you mean 'other'?",
                "e: { type: ab, by: users, variants: { a: {}, b: {} } }  | unknown key 'users'; did you mean 'user'?",
                "e: { type: ab, variants: { a: {}, b: { policy: x } } }  | unknown policy 'x'",
                "e: { type: ab, variants: { a: {}, b: { candidates: [ openai/gtp-5 ] } } } | gtp-5",
                "e: { type: canary, share: 0.1, canary: {} }             | changes nothing",
                "e: { type: canary, canary: { policy: other } }          | has no share",
                "e: { type: canary, share: 2, canary: { policy: other } } | must be between 0 and 1",
                "e: { type: canary, share: 0.1, canary: { policy: other, strategy: random } } | another policy has its own",
                "e: { type: canary, share: 0.1, canary: { policy: other }, guardrails: { window: 5, minimumCalls: 6 } } | minimumCalls is from 1 to window (5), not 6",
                "e: { type: shadow }                                     | has no candidates",
                "a/b: { type: shadow, candidates: [ openai/gpt-5 ] }     | cannot be an experiment's name",
            })
    void namesMistakes(String entry, String message) {
        ConfigException error = catchThrowableOfType(ConfigException.class, () -> read("  " + entry));

        assertThat(error).isNotNull().hasMessageContaining(message).hasMessageContaining("experiments.");
    }

    @Test
    void aPolicysCallsAreDividedOnce() {
        String both = "  e: { type: canary, canary: { policy: other }, share: 0.1 }\n"
                + "  f: { type: ab, variants: { a: {}, b: { policy: other } } }";

        assertThat(catchThrowableOfType(ConfigException.class, () -> read(both)))
                .hasMessageContaining("experiments.f: there is another experiment that divides the calls of 'default'");
    }

    private static RouterConfig read(String experiments) {
        return Surroundings.reader().read(POLICIES + experiments + "\n", "test.yaml");
    }
}
