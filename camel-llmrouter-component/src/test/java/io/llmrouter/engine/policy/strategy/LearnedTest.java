package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.learn.Lessons;
import io.llmrouter.engine.learn.LiveModel;
import io.llmrouter.engine.learn.ModelShelf;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedTest {

    private static final String HARD = Lessons.prompt(true);
    private static final String EASY = Lessons.prompt(false);
    private static final List<Candidate> ALL = List.of(
            Samples.priced("a/strong", Price.of(10 * Samples.DOLLAR, 30 * Samples.DOLLAR)),
            Samples.priced("a/weak", Price.of(Samples.DOLLAR / 10, Samples.DOLLAR / 5)),
            Samples.priced("a/stranger", Price.of(0, 0)));

    private final QualityModel model = Lessons.model(200);
    private final Strategies strategies = Strategies.builtIn()
            .with(new Lore(
                    Map.of(
                            "Prove", Lessons.embedding(true),
                            "morning", Lessons.embedding(false),
                            "Qwx", Lessons.strange()),
                    model));

    @Test
    void sendsHalfToTheStrongWhereHalfIsAimedAt() {
        Strategy strategy = learned(Map.of("strongShare", 0.5));

        assertThat(first(strategy, HARD)).isEqualTo("a/strong");
        assertThat(first(strategy, EASY)).isEqualTo("a/weak");
    }

    @Test
    void keepsTheShareForAnswersOfAnyLength() {
        Strategy strategy = learned(Map.of("strongShare", 0.5));

        for (int longest : List.of(1, 10, 100, 10_000, 1)) {
            assertThat(first(strategy, HARD, longest)).isEqualTo("a/strong");
            assertThat(first(strategy, EASY, longest)).isEqualTo("a/weak");
        }
    }

    @Test
    void sendsNoneOrAllToTheStrongAtTheEnds() {
        assertThat(first(learned(Map.of("strongShare", 0)), HARD)).isEqualTo("a/weak");
        assertThat(first(learned(Map.of("strongShare", 1)), EASY)).isEqualTo("a/strong");
    }

    @Test
    void staysBelowACeilingOfTheMeanCost() {
        assertThat(first(learned(Map.of("costCeiling", 0.00012)), HARD)).isEqualTo("a/weak");
        assertThat(first(learned(Map.of("costCeiling", 0.0085)), HARD)).isEqualTo("a/strong");
        assertThat(first(learned(Map.of("costCeiling", 0.0085)), EASY)).isEqualTo("a/weak");
    }

    @Test
    void reachesAFloorOfTheMeanQuality() {
        assertThat(first(learned(Map.of("qualityFloor", 0.3)), HARD)).isEqualTo("a/weak");
        assertThat(first(learned(Map.of("qualityFloor", 0.85)), HARD)).isEqualTo("a/strong");
    }

    @Test
    void paysWhatAQualityIsWorth() {
        assertThat(first(learned(Map.of("valueOfQuality", 0.0001)), HARD)).isEqualTo("a/weak");
        assertThat(first(learned(Map.of("valueOfQuality", 1)), HARD)).isEqualTo("a/strong");
        assertThat(rank(learned(Map.of("valueOfQuality", 1)), HARD).get(0).reason())
                .startsWith("expected quality 0.9")
                .endsWith("at 1.000000 USD for a quality of 1");
    }

    @Test
    void addsToTheCostWhatIsLostByTheQualityItLacks() {
        for (Ranked each : rank(learned(Map.of("valueOfQuality", 0.01)), EASY).subList(0, 2)) {
            assertThat(each.score()).isPositive();
            assertThat(each.why().parts()).containsOnlyKeys("cost", "quality");
            assertThat(each.why().parts().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(each.score(), within(1e-12));
        }
    }

    @Test
    void canBeATierWhoseBestAreThoseThatLoseLittleMore() {
        StrategySpec first = new StrategySpec("learned", Map.of("model", "scores.learned", "valueOfQuality", 0.0001));
        StrategySpec dearest = new StrategySpec("custom", Map.of("expression", "a/strong"));
        List<Ranked> alone = rank(strategies.create(first), HARD);
        double ratio = alone.get(1).score() / alone.get(0).score();

        assertThat(alone.get(0).candidate().target()).hasToString("a/weak");
        assertThat(first(tiers(new Tier(first, ratio * 1.01, null), dearest), HARD))
                .isEqualTo("a/strong");
        assertThat(first(tiers(new Tier(first, ratio * 0.99, null), dearest), HARD))
                .isEqualTo("a/weak");
        assertThat(first(tiers(new Tier(first, null, alone.get(1).score() * 1.01), dearest), HARD))
                .isEqualTo("a/strong");
        assertThat(first(tiers(new Tier(first, null, alone.get(1).score() * 0.99), dearest), HARD))
                .isEqualTo("a/weak");
    }

    private Strategy tiers(Tier first, StrategySpec last) {
        return strategies
                .with(new Unruly(1))
                .create(new StrategySpec("tiers", Map.of("of", List.of(first, Tier.of(last)))));
    }

    @Test
    void putsWhomItKnowsNothingOfLast() {
        List<Ranked> ranked = rank(learned(Map.of("strongShare", 0.5)), EASY);

        assertThat(ranked.get(2).candidate().target()).hasToString("a/stranger");
        assertThat(ranked.get(2).reason()).contains("nothing was learned");
    }

    @Test
    void abstainsFromAPromptLikeNone() {
        Strategy usual = learned(Map.of("strongShare", 0));
        Strategy careful = learned(Map.of("strongShare", 0, "safe", "a/stranger"));

        assertThat(first(usual, "Qwx")).isEqualTo("a/strong");
        assertThat(first(careful, "Qwx")).isEqualTo("a/stranger");
        assertThat(rank(usual, "Qwx").get(0).reason()).contains("unlike the prompts learned from");
        assertThat(rank(usual, "?").get(0).reason()).contains("no word of it is known");
    }

    @Test
    void keepsToTheSafeOrderUntilSomethingIsPublishedAndThenGoesByIt(@TempDir Path folder) throws IOException {
        ModelShelf shelf = new ModelShelf(folder);
        LiveModel live = LiveModel.of(shelf, each -> {});
        Strategies later = Strategies.builtIn()
                .with(new Lore(Map.of("Prove", Lessons.embedding(true), "morning", Lessons.embedding(false)), live));
        Strategy strategy = later.create(
                new StrategySpec("learned", Map.of("model", "shelf", "strongShare", 0.5, "safe", "a/stranger")));

        assertThat(rank(strategy, HARD))
                .extracting(each -> each.candidate().target().toString())
                .containsExactly("a/stranger", "a/strong", "a/weak");
        assertThat(rank(strategy, HARD).get(0).reason()).contains("nothing was learned yet");

        shelf.publish(model);
        live.look();
        assertThat(first(strategy, HARD)).isEqualTo("a/strong");
        assertThat(first(strategy, EASY)).isEqualTo("a/weak");
    }

    @Test
    void needsOneGoalAndAModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(Map.of()))
                .withMessageContaining("needs one of costCeiling");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learned(Map.of("strongShare", 1, "qualityFloor", 1)))
                .withMessageContaining("not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strategies.create(StrategySpec.of("learned")))
                .withMessageContaining("needs the setting 'model'");
    }

    private Strategy learned(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("model", "scores.learned");
        return strategies.create(new StrategySpec("learned", all));
    }

    private static String first(Strategy strategy, String prompt, int longestAnswer) {
        ChatRequest asked = ChatRequest.of(prompt);
        ChatRequest request = asked.withSampling(asked.sampling().withMaxTokens(longestAnswer));
        return strategy.rank(ALL, Samples.request(request, CallOptions.DEFAULT), Signals.none())
                .get(0)
                .candidate()
                .target()
                .toString();
    }

    private static List<Ranked> rank(Strategy strategy, String prompt) {
        return strategy.rank(ALL, Samples.ask(prompt), Signals.none());
    }

    private static String first(Strategy strategy, String prompt) {
        return rank(strategy, prompt).get(0).candidate().target().toString();
    }
}
