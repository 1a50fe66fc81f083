package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.ModelVersions;
import io.llmrouter.engine.TrainingReport;
import io.llmrouter.engine.learn.Examples;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning through routes, with embeddings made in this process. */
class TrainTest {

    private static final List<String> HARD = List.of(
            "Prove that the square root of two is irrational.",
            "Derive the formula for the variance of a binomial distribution.",
            "Show that every finite integral domain is a field.");
    private static final List<String> EASY = List.of(
            "Write a friendly greeting for our newsletter.",
            "Suggest a name for my new puppy.",
            "Wish my colleague a happy birthday.");

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok, ".repeat(60) + "ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok, ".repeat(60) + "ok");

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Map<?, ?>> published = new ConcurrentLinkedQueue<>();
    private Path shelf;
    private Path lessons;

    @BeforeEach
    void places() {
        shelf = folder.resolve("shelf");
        lessons = folder.resolve("lessons.jsonl");
    }

    @Test
    void goesByWhatWasLearnedWithoutANewConfiguration() throws Exception {
        try (RouterContext context = context(Map.of())) {
            assertThat(account(context, HARD.get(0))).as("nothing was learned").isEqualTo("one");

            Map<?, ?> report = json(context, "", rows("0", "1"));
            assertThat(report.get("version")).isEqualTo("0001.learned");
            assertThat(report.containsKey("before")).isFalse();
            assertThat(report.get("examples")).isEqualTo(48);
            assertThat(report.get("embedder")).isEqualTo("all-minilm-l6-v2");
            assertThat(report.get("models")).asString().contains("{model=one/m, scores=48, mean=0.5000}");
            assertThat(report.get("heldOut")).asString().contains("prompts=45", "apgr=0.7");
            assertThat(((Number) report.get("bytes")).longValue()).isEqualTo(Files.size(shelf.resolve("0001.learned")));

            assertThat(account(context, HARD.get(0))).isEqualTo("two");
            assertThat(account(context, EASY.get(1))).isEqualTo("one");
            await().until(() -> published.size() == 1);
            assertThat(published.peek().get("version")).isEqualTo("0001.learned");
        }
    }

    @Test
    void goesBackToAnEarlierVersionAndForthAgain() throws Exception {
        try (RouterContext context = context(Map.of())) {
            json(context, "", rows("0", "1"));
            json(context, "", rows("1", "0"));
            assertThat(account(context, HARD.get(0))).isEqualTo("one");

            Map<?, ?> back = json(context, "&training=rollBack", null);
            assertThat(back.get("current")).isEqualTo("0001.learned");
            assertThat(account(context, HARD.get(0))).isEqualTo("two");

            json(context, "&training=rollBack&modelVersion=0002", null);
            assertThat(account(context, HARD.get(0))).isEqualTo("one");
            ModelVersions versions = context.send(
                            "llmrouter:train?responseType=response&training=versions&learnedModel=" + shelf, null)
                    .getMessage()
                    .getBody(ModelVersions.class);
            assertThat(versions.all()).containsExactly("0001.learned", "0002.learned");
            assertThat(versions.current()).isEqualTo("0002.learned");
            await().until(() -> published.size() == 4);
        }
    }

    @Test
    void learnsFromScoredAnswersOfWhichNoTextIsKept() throws Exception {
        Map<String, Object> learning = Map.of("lessons", lessons.toString(), "policies", List.of("default", "trying"));
        try (RouterContext context = context(learning)) {
            for (int turn = 0; turn < 6; turn++) {
                for (String model : List.of("one/m", "two/m")) {
                    HARD.forEach(prompt -> score(context, model, prompt, model.equals("two/m")));
                    EASY.forEach(prompt -> score(context, model, prompt, true));
                }
            }
            assertThat(Files.readString(lessons))
                    .doesNotContain("irrational", "puppy")
                    .hasLineCount(72);

            Map<?, ?> report = json(context, "&fromLessons=true", null);
            assertThat(report.get("examples")).isEqualTo(72);
            assertThat(report.get("models")).asString().contains("{model=two/m, scores=36, mean=1.0000}");
            assertThat(account(context, HARD.get(0))).isEqualTo("two");
            assertThat(account(context, EASY.get(1))).isEqualTo("one");
        }
    }

    @Test
    void keepsTheLatestScoreAndOnlyOfThePoliciesNamed() throws Exception {
        Map<String, Object> learning = Map.of("lessons", lessons.toString(), "policies", List.of("trying"));
        try (RouterContext context = context(learning)) {
            Exchange kept = context.send("llmrouter:chat?policy=trying", HARD.get(0));
            context.send("llmrouter:feedback", "up", kept.getMessage().getHeaders());
            context.send("llmrouter:feedback", "0.25", kept.getMessage().getHeaders());
            Exchange other = context.send("llmrouter:chat", HARD.get(0));
            context.send("llmrouter:feedback", "up", other.getMessage().getHeaders());

            assertThat(Examples.material(lessons).sketches()).hasSize(1).first().satisfies(each -> {
                assertThat(each.scores()).containsExactly(Map.entry("one/m", 0.25));
                assertThat(each.embedder()).isEqualTo("all-minilm-l6-v2");
            });
        }
    }

    @Test
    void noticesWhatAnotherRouterPublished() throws Exception {
        Map<String, Object> learning = Map.of("lookEvery", "20ms");
        try (RouterContext reading = context(learning);
                RouterContext writing = context(learning)) {
            json(writing, "", rows("0", "1"));

            await().until(() -> "two".equals(account(reading, HARD.get(0))));
        }
    }

    @Test
    void triesWithoutPublishingFromATableOrAFile() throws Exception {
        String table = "prompt,one/m,two/m\n"
                + IntStream.range(0, 8)
                        .mapToObj(turn -> lines(HARD, "\"%s\",0,1") + lines(EASY, "%s,1,1"))
                        .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("scores.csv"), table);
        try (RouterContext context = context(Map.of())) {
            TrainingReport report = context.send(
                            "llmrouter:train?training=trial&responseType=response&maxExamples=40&examples=resource:file:"
                                    + file,
                            null)
                    .getMessage()
                    .getBody(TrainingReport.class);

            assertThat(report.version()).isNull();
            assertThat(report.examples()).isEqualTo(40);
            assertThat(report.heldOut().explained()).isGreaterThan(.8);
            assertThat(context.body("llmrouter:train?training=trial", table))
                    .asString()
                    .startsWith("{\"examples\":48,");
            assertThat(shelf).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | {\"prompt\": \"x\", \"m\": 1}     | to learn needs at least 20 prompts with scores, not 1",
                "''                                  | {\"text\": \"x\"}                 | the body, line 1: there is no 'prompt'",
                "''                                  | ''                                | there is nothing to learn from",
                "'&fromLessons=true'                 | x                                 | the configuration keeps no scored answers to learn from",
                "'&embedder=nothing'                 | {\"prompt\": \"x\", \"m\": 1}     | the embedder 'nothing' cannot be had",
                "'&training=rollBack'                | x                                 | has no learned model: none was published there",
                "'&training=rollBack&modelVersion=7' | x                                 | has no version '7'",
            })
    void saysWhatIsWrong(String options, String body, String message) throws Exception {
        try (RouterContext context = context(Map.of())) {
            assertThat(context.send("llmrouter:train?learnedModel=" + shelf + options, body)
                            .getException())
                    .isInstanceOf(io.llmrouter.engine.InvalidRequestException.class)
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=1                                              | x=1",
                "training=versions                                | llmrouter:train needs learnedModel",
                "learnedModel=m&maxExamples=0                     | maxExamples must be at least 1, not 0",
                "learnedModel=m&modelVersion=1                    | modelVersion belongs to training=rollBack",
                "learnedModel=m&fromLessons=true&examples=x       | from examples or fromLessons, not from both",
            })
    void refusesOptionsThatDoNotFit(String options, String message) throws Exception {
        try (RouterContext context = context(Map.of())) {
            assertThatThrownBy(() -> context.camel
                            .getEndpoint("llmrouter:train?" + options)
                            .createProducer())
                    .hasStackTraceContaining(message);
        }
    }

    private Map<?, ?> json(RouterContext context, String options, Object body) {
        return (Map<?, ?>) context.body("llmrouter:train?responseType=json&learnedModel=" + shelf + options, body);
    }

    private static void score(RouterContext context, String model, String prompt, boolean good) {
        Exchange asked = context.send("llmrouter:chat?policy=trying&models=" + model, prompt);
        context.send("llmrouter:feedback", good, asked.getMessage().getHeaders());
    }

    private static String rows(String weak, String strong) {
        return IntStream.range(0, 8)
                .mapToObj(
                        turn -> lines(HARD, "{\"prompt\": \"%s\", \"one/m\": " + weak + ", \"two/m\": " + strong + "}")
                                + lines(EASY, "{\"prompt\": \"%s\", \"one/m\": 1, \"two/m\": 1}"))
                .collect(Collectors.joining());
    }

    private static String lines(List<String> texts, String form) {
        return texts.stream().map(text -> String.format(form, text) + "\n").collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked")
    private RouterContext context(Map<String, Object> learning) throws Exception {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> models = new LinkedHashMap<>();
        models.put("one/m", Map.of("price", Map.of("input", 0.1, "output", 0.2)));
        models.put("two/m", Map.of("price", Map.of("input", 1, "output", 2)));
        tree.put("models", models);
        Map<String, Object> usual = (Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default");
        Map<String, Object> policy = new LinkedHashMap<>(usual);
        policy.put(
                "strategy",
                Map.of("name", "learned", "model", shelf.toString(), "abstain", 0, "valueOfQuality", 0.0023));
        tree.put("policies", Map.of("default", policy, "trying", usual));
        if (!learning.isEmpty()) {
            tree.put("learning", learning);
        }
        return new RouterContext(tree)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("llmrouter:events?types=model_published")
                                .process(exchange ->
                                        published.add(exchange.getMessage().getBody(Map.class)));
                    }
                })
                .start();
    }

    private static String account(RouterContext context, String prompt) {
        Exchange exchange = context.send("llmrouter:chat", prompt, Map.of());
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }
}
