package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.policy.strategy.Labeller;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routing by embeddings made in this process, from the configuration to the provider that a route calls. */
class LearnedRoutesTest {

    private static final List<String> HARD = List.of(
            "Prove that the square root of two is irrational.",
            "Derive the formula for the variance of a binomial distribution.",
            "Show that every finite integral domain is a field.");
    private static final List<String> EASY = List.of(
            "Write a friendly greeting for our newsletter.",
            "Suggest a name for my new puppy.",
            "Wish my colleague a happy birthday.");

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok, ok, ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok, ok, ok");

    @TempDir
    Path folder;

    @Test
    void semanticSendsAPromptWhereItsLikesAreSent() {
        Map<String, Object> strategy = Map.of(
                "name",
                "semantic",
                "threshold",
                0.3,
                "routes",
                List.of(Map.of("name", "maths", "examples", HARD, "candidates", List.of("two/m"))));
        try (RouterContext context = context(strategy)) {
            assertThat(account(context, "Prove that the square root of three is irrational."))
                    .isEqualTo("two");
            assertThat(account(context, "Sing a song of sixpence")).isEqualTo("one");
        }
    }

    @Test
    void intentSendsAPromptWhereItsLabelIsSent() throws IOException {
        String rows = lines(HARD, "{\"text\": \"%s\", \"label\": \"maths\"}")
                + lines(EASY, "{\"text\": \"%s\", \"label\": \"chat\"}");
        Map<String, Object> strategy = Map.of(
                "name",
                "intent",
                "examples",
                Files.writeString(folder.resolve("intents.jsonl"), rows).toString(),
                "routes",
                List.of(Map.of("name", "maths", "candidates", List.of("two/m"))));
        try (RouterContext context = context(strategy)) {
            assertThat(account(context, "Prove that the square root of three is irrational."))
                    .isEqualTo("two");
            assertThat(account(context, "Suggest a name for my kitten.")).isEqualTo("one");
        }
    }

    @Test
    void intentGoesByABeanOfTheApplication() {
        Map<String, Object> strategy = Map.of(
                "name",
                "intent",
                "bean",
                "#labels",
                "routes",
                List.of(Map.of("name", "sums", "candidates", List.of("two/m"))));
        RouterContext told = unstarted(strategy);
        Function<String, String> labels = prompt -> prompt.contains("+") ? "sums" : "talk";
        told.camel.getRegistry().bind("labels", labels);
        try (RouterContext context = told.start()) {
            assertThat(account(context, "2 + 2 = ?")).isEqualTo("two");
            assertThat(account(context, "Hello!")).isEqualTo("one");
        }
        try (RouterContext none = unstarted(strategy)) {
            assertThatThrownBy(none::start)
                    .hasStackTraceContaining("there is no bean 'labels' in the registry that gives labels");
        }
    }

    @Test
    void intentGoesByWhatTheApplicationKnowsOfTheUser() {
        Teams teams = user -> "ada".equals(user) ? "research" : "sales";
        Labeller byTeam = request -> teams.of(request.options().user());
        RouterContext told = unstarted(Map.of(
                "name",
                "intent",
                "bean",
                "byTeam",
                "routes",
                List.of(Map.of("name", "research", "candidates", List.of("two/m")))));
        told.camel.getRegistry().bind("byTeam", byTeam);
        try (RouterContext context = told.start()) {
            Exchange ada = context.send("llmrouter:chat?user=ada", "Hello!");
            assertThat(ada.getMessage().getHeader(LlmRouterConstants.ACCOUNT)).isEqualTo("two");
            Exchange bob = context.send("llmrouter:chat?user=bob", "Hello!");
            assertThat(bob.getMessage().getHeader(LlmRouterConstants.ACCOUNT)).isEqualTo("one");
        }
    }

    private interface Teams {
        String of(@Nullable String user);
    }

    @Test
    void learnedSendsToTheStrongWhatTheWeakFailedAt() throws IOException {
        String rows = IntStream.range(0, 8)
                .mapToObj(turn -> lines(HARD, "{\"prompt\": \"%s\", \"one/m\": 0, \"two/m\": 1}")
                        + lines(EASY, "{\"prompt\": \"%s\", \"one/m\": 1, \"two/m\": 1}"))
                .collect(Collectors.joining());
        Map<String, Object> strategy = Map.of(
                "name",
                "learned",
                "model",
                Files.writeString(folder.resolve("scores.jsonl"), rows).toString(),
                "abstain",
                0,
                "valueOfQuality",
                0.01);
        try (RouterContext context = context(strategy)) {
            assertThat(account(context, HARD.get(0))).isEqualTo("two");
            assertThat(account(context, EASY.get(1))).isEqualTo("one");
        }
    }

    @Test
    void namesAtStartWhatAnEmbedderIsMissing() {
        Map<String, Object> strategy = Map.of(
                "name",
                "semantic",
                "embedder",
                "one/m",
                "routes",
                List.of(Map.of("name", "maths", "examples", HARD, "candidates", List.of("two/m"))));
        assertThatThrownBy(() -> context(strategy))
                .hasStackTraceContaining("a decision calls no network, and so not the account 'one'")
                .hasStackTraceContaining("add one of the type onnx or embedding-bean");
    }

    private static String lines(List<String> texts, String form) {
        return texts.stream().map(text -> String.format(form, text) + "\n").collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked")
    private RouterContext unstarted(Map<String, Object> strategy) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "models",
                Map.of(
                        "one/m",
                        Map.of("price", Map.of("input", 0.1, "output", 0.2)),
                        "two/m",
                        Map.of("price", Map.of("input", 1, "output", 2))));
        Map<String, Object> policy =
                new LinkedHashMap<>((Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default"));
        policy.put("strategy", strategy);
        tree.put("policies", Map.of("default", policy));
        return new RouterContext(tree);
    }

    private RouterContext context(Map<String, Object> strategy) {
        return unstarted(strategy).start();
    }

    private static String account(RouterContext context, String prompt) {
        Exchange exchange = context.send("llmrouter:chat", prompt, Map.of());
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }
}
