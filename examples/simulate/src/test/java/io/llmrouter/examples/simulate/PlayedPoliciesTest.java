package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayedPoliciesTest {

    private static final Map<String, Object> ROUTER = Map.of(
            "policies",
            Map.of(
                    "cheap", Map.of("candidates", List.of("a/m")),
                    "judged", Map.of("strategy", Map.of("name", "cascade", "judge", "middle")),
                    "middle", Map.of("candidates", List.of("b/m")),
                    "tried", Map.of("candidates", List.of("a/m"))),
            "experiments",
            Map.of("new", Map.of("policy", "tried")));

    private static Map<?, ?> policies(String policy) {
        return (Map<?, ?>) PlayedPolicies.of(ROUTER, policy).get("policies");
    }

    @Test
    void leavesOutWhatIsNotPlayed() {
        assertThat(policies("cheap").keySet()).hasToString("[tried, cheap]");
    }

    @Test
    void keepsWhatThePolicyNames() {
        assertThat(policies("judged").keySet()).hasToString("[tried, judged, middle]");
    }

    @Test
    void keepsAllOtherSections() {
        assertThat(PlayedPolicies.of(ROUTER, "cheap")).containsEntry("experiments", ROUTER.get("experiments"));
    }

    @Test
    void leavesAllAsItIsForAPolicyThatIsNotThere() {
        assertThat(PlayedPolicies.of(ROUTER, "cheep")).isEqualTo(ROUTER);
    }
}
