package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.examples.simulate.report.PolicyFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arithmetic of the articles' chatbot, at a hundredth of its million queries. */
class ChatbotTest {

    private static Map<String, PolicyFigures> byPolicy;

    @BeforeAll
    static void play() throws IOException {
        Scenario scenario = ScenarioFile.read(Path.of("scenarios/chatbot.yaml"))
                .withRequests(10_000)
                .withLessons(2000);
        Simulation simulation = new Simulation(scenario, Path.of("scenarios"));
        List<String> some = List.of("oracle", "reader", "all-premium", "rules", "random", "learned");
        byPolicy = Worlds.report(scenario, simulation, some).policies().stream()
                .collect(Collectors.toMap(PolicyFigures::policy, Function.identity()));
    }

    @Test
    void costsThreeThousandSevenHundredAndFiftyWhenAllIsPremium() {
        assertThat(byPolicy.get("all-premium").costUsd()).isCloseTo(37.50, within(0.05));
    }

    @Test
    void costsSevenHundredAndNinetyEightForTheIdealMix() {
        assertThat(byPolicy.get("oracle").costUsd()).isCloseTo(7.9825, within(0.02));
    }

    @Test
    void answersByTheSharesOfTheKinds() {
        assertThat(byPolicy.get("oracle").answeredBy().get("openai/gpt-4-turbo"))
                .isBetween(1990, 2010);
        assertThat(byPolicy.get("oracle").answeredBy().get("local/small")).isBetween(2980, 3000);
    }

    @Test
    void readsTheDifficultyFromThePromptBetterThanChance() {
        assertThat(byPolicy.get("rules").quality())
                .isGreaterThan(byPolicy.get("random").quality() + 1);
        assertThat(byPolicy.get("rules").costUsd())
                .isLessThan(byPolicy.get("random").costUsd());
    }

    @Test
    void losesLittleAgainstTheOracleOnceItHasLearned() {
        assertThat(byPolicy.get("learned").quality())
                .isGreaterThan(byPolicy.get("oracle").quality() - 3);
        assertThat(byPolicy.get("learned").costUsd())
                .isLessThan(byPolicy.get("oracle").costUsd() * 1.25);
        assertThat(byPolicy.get("learned").p95Share()).isLessThan(1.15);
    }

    @Test
    void cannotReadWhatNoWordShows() {
        assertThat(byPolicy.get("reader").quality())
                .isBetween(
                        byPolicy.get("oracle").quality() - 1.5,
                        byPolicy.get("oracle").quality() - 0.2);
    }
}
