package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByRegionTest {

    private final List<Candidate> candidates =
            List.of(in("a", null), in("b", "us"), in("c", "eu-west-1"), in("d", "ch"), in("e", "eu"));

    @Test
    void goesByTheOrderOfTheRegions() {
        List<Ranked> ranked = rank(List.of("ch", "eu"));

        assertThat(ranked)
                .extracting(each -> each.candidate().target().account())
                .containsExactly("d", "c", "e", "a", "b");
        assertThat(ranked).extracting(Ranked::score).containsExactly(0.0, 1.0, 1.0, 2.0, 2.0);
        assertThat(ranked)
                .extracting(Ranked::reason)
                .containsExactly("in ch", "in eu", "in eu", "in none of the regions", "in none of the regions");
    }

    @Test
    void keepsTheListWithoutRegions() {
        assertThat(rank(List.of())).extracting(Ranked::candidate).containsExactlyElementsOf(candidates);
    }

    private List<Ranked> rank(List<String> regions) {
        return Strategies.builtIn()
                .create(new StrategySpec("by-region", Map.of("regions", regions)))
                .rank(candidates, Samples.ask("Hello?"), Signals.none());
    }

    private static Candidate in(String account, String region) {
        return new Candidate(
                new Target(account, "m"), ModelCard.undescribed("acme/model"), region, Set.of(), 1, null, false);
    }
}
