package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.Heard;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** A router warns at its start, and when it is given another configuration, of models that are or will soon be gone. */
class RetirementsTest {

    private static final String TWO_ACCOUNTS =
            """
            providers:
              work: { type: openai, apiKey: test-key-number-1 }
              play: { type: openai, apiKey: test-key-number-2 }
              away: { type: openai, optional: true }
            models:
              away/gpt-5-nano: {}
              work/house: { card: openai/gpt-4.1-nano, retires: "2026-12-01" }
            policies:
              default: { candidates: [ %s ] }
            """;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    private static String config(String candidates) {
        return TWO_ACCOUNTS.formatted(candidates);
    }

    private LlmRouter start(String yaml) {
        return LlmRouter.builder(ReadConfig.of(yaml)).clock(now::get).build();
    }

    private static Heard heard() {
        return Heard.at(Retirements.class.getName(), Level.WARN);
    }

    /** What is said from the start to the end of a router. */
    private List<String> warnings(String yaml, String... reloaded) {
        try (Heard heard = heard();
                LlmRouter router = start(yaml)) {
            for (String each : reloaded) {
                router.reload(ReadConfig.of(each));
            }
            return List.copyOf(heard.lines());
        }
    }

    @Test
    void nameTheModelItsTargetsItsDayAndItsSuccessor() {
        assertThat(warnings(config("work/gpt-5-mini, play/gpt-5-mini, work/gpt-6-luna")))
                .contains("openai/gpt-5-mini (work/gpt-5-mini, play/gpt-5-mini) retires on 2026-12-11, in 20 days:"
                        + " its vendor recommends openai/gpt-6.1-terra")
                .noneMatch(line -> line.startsWith("openai/gpt-6-luna"));
    }

    @Test
    void sayThatAModelIsGoneFromItsDayOn() {
        now.set(Instant.parse("2026-12-11T00:00:00Z"));

        assertThat(warnings(config("work/gpt-5-mini")))
                .contains("openai/gpt-5-mini (work/gpt-5-mini) retired on 2026-12-11: its vendor recommends"
                        + " openai/gpt-6.1-terra; it is asked all the same where servedUntil does not refuse it");
    }

    @Test
    void goByTheConfigurationsOwnDayAndLeaveOutWhatIsOff() {
        assertThat(warnings(config("work/house")))
                .singleElement()
                .asString()
                .contains("(work/house) retires on 2026-12-01, in 10 days");
    }

    @Test
    void waitUntilThirtyDaysBefore() {
        now.set(Instant.parse("2026-10-01T12:00:00Z"));
        try (Heard heard = heard();
                LlmRouter router = start(config("work/gpt-5-mini"))) {
            assertThat(heard.lines())
                    .filteredOn(line -> line.startsWith("openai/gpt-5"))
                    .isEmpty();

            now.set(Instant.parse("2026-11-11T00:00:00Z"));
            router.reload(ReadConfig.of(config("work/gpt-5-mini")));
            assertThat(heard.lines()).anyMatch(line -> line.contains("gpt-5-mini) retires on 2026-12-11, in 30"));
        }
    }

    @Test
    void areSaidOnceOfEachModel() {
        List<String> lines = warnings(
                config("work/gpt-5-mini"),
                config("work/gpt-5-mini, play/gpt-5-mini"),
                config("work/gpt-5-mini, work/gpt-5"));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("openai/gpt-5"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("openai/gpt-5-mini (work/gpt-5-mini) retires"))
                .anyMatch(line -> line.startsWith("openai/gpt-5 (work/gpt-5) retires"));
    }

    @Test
    void countWhatWildcardsStandForOnceOfEachPolicy() {
        assertThat(warnings(config("\"work/*\""), config("\"work/*\"")))
                .filteredOn(line -> line.startsWith("policy"))
                .singleElement()
                .asString()
                .startsWith("policy 'default' stands for models that are retired: work/")
                .endsWith("more; constraints.servedUntil leaves them out");
    }

    @Test
    void areNotSaidOfAPolicyThatRefusesThem() {
        String yaml = config("\"work/*\"")
                .replace("\"work/*\" ]", "\"work/*\" ], constraints: { servedUntil: \"2027-01-31\" }");

        assertThat(warnings(yaml)).isNotEmpty().noneMatch(line -> line.startsWith("policy"));
    }
}
