package io.llmrouter.engine.policy.condition;

import static io.llmrouter.engine.policy.Samples.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class WhenTest {

    @Test
    void tagsAsksForEveryTag() {
        Condition condition = When.tags(Set.of("b", "a"));

        assertThat(condition.holds(ask(CallOptions.DEFAULT.withTags(Set.of("a", "b", "c")))))
                .isTrue();
        assertThat(condition.holds(ask(CallOptions.DEFAULT.withTags(Set.of("a")))))
                .isFalse();
        assertThat(condition.describe()).isEqualTo("tags a, b");
    }

    @Test
    void tenantAndUserAskForOneOfSome() {
        PlanRequest eve = ask(CallOptions.DEFAULT.withCaller("eve", "acme"));

        assertThat(When.tenant(Set.of("acme", "other")).holds(eve)).isTrue();
        assertThat(When.tenant(Set.of("other")).holds(eve)).isFalse();
        assertThat(When.user(Set.of("eve")).holds(eve)).isTrue();
        assertThat(When.user(Set.of("acme")).holds(eve)).isFalse();
        assertThat(When.user(Set.of("eve")).holds(ask("x"))).isFalse();
        assertThat(When.tenant(Set.of("acme")).describe()).isEqualTo("tenant acme");
    }

    @Test
    void promptMatchesFindsAnExpression() {
        Condition condition = When.promptMatches("(?i)stack trace|NullPointer");

        assertThat(condition.holds(ask("Here is the Stack Trace of it"))).isTrue();
        assertThat(condition.holds(ask("All is well"))).isFalse();
        assertThat(condition.describe()).isEqualTo("prompt matches (?i)stack trace|NullPointer");
        assertThatThrownBy(() -> When.promptMatches("(")).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void promptHasFindsWholeWordsInAnyCase() {
        Condition condition = When.promptHas(Set.of("invoice", "größe", "C++"));

        assertThat(condition.holds(ask("Where is my INVOICE?"))).isTrue();
        assertThat(condition.holds(ask("welche GRÖßE?"))).isTrue();
        assertThat(condition.holds(ask("I write C++."))).isTrue();
        assertThat(condition.holds(ask("two invoices"))).isFalse();
        assertThat(When.promptHas(Set.of("", " ")).holds(ask("anything"))).isFalse();
    }

    @Test
    void inputTokensAsksForARange() {
        PlanRequest request = ask("word ".repeat(100));
        long tokens = request.features().inputTokens();

        assertThat(When.inputTokens(tokens, tokens).holds(request)).isTrue();
        assertThat(When.inputTokens(tokens + 1, null).holds(request)).isFalse();
        assertThat(When.inputTokens(null, tokens - 1).holds(request)).isFalse();
        assertThat(When.inputTokens(5L, null).describe()).isEqualTo("at least 5 input tokens");
        assertThat(When.inputTokens(null, 9L).describe()).isEqualTo("at most 9 input tokens");
        assertThat(When.inputTokens(5L, 9L).describe()).isEqualTo("5 to 9 input tokens");
    }

    @Test
    void allAsksForEveryCondition() {
        Condition condition = When.all(List.of(When.promptHas(Set.of("a")), When.promptHas(Set.of("b"))));

        assertThat(condition.holds(ask("b, then a"))).isTrue();
        assertThat(condition.holds(ask("only a"))).isFalse();
        assertThat(condition.describe()).isEqualTo("prompt has a and prompt has b");
    }
}
