package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.evaluate.EvaluationRun;
import io.llmrouter.engine.evaluate.RunFiles;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTest {

    private static final String SET =
            """
            {"prompt":"Capital of France?","task":"facts","expected":"Paris","grader":"contains"}
            {"prompt":"Capital of Italy?","task":"facts","expected":"Rome","grader":"contains"}
            {"prompt":"2+2?","task":"sums","expected":4,"grader":"number"}
            """;

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Map<String, Object>> events = new ConcurrentLinkedQueue<>();

    private RouterContext started(Map<String, Object> tree, String... routes) throws Exception {
        return new RouterContext(tree)
                .routes(new RouteBuilder() {
                    @Override
                    @SuppressWarnings("unchecked") // a map of plain values
                    public void configure() {
                        from("llmrouter:events?types=evaluation_progressed,evaluation_ended,drift_detected,"
                                        + "catalogue_refreshed")
                                .process(exchange ->
                                        events.add(exchange.getMessage().getBody(Map.class)));
                        for (String timer : routes) {
                            from(timer)
                                    .to("llmrouter:evaluate?evaluations=" + folder + "&goldenSet=resource:file:"
                                            + folder.resolve("set.jsonl"));
                        }
                    }
                })
                .start();
    }

    private RouterContext started() throws Exception {
        return started(RouterContext.tree(one, two));
    }

    private List<Map<String, Object>> events(String type) {
        return events.stream().filter(each -> each.get("event").equals(type)).toList();
    }

    @SuppressWarnings("unchecked") // a map of plain values
    private static Map<String, Object> json(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class);
    }

    private static void know(ScriptedProvider provider, String france) {
        provider.reply(request -> Reply.text(
                request.lastText().contains("France")
                        ? france
                        : request.lastText().contains("Italy") ? "Rome" : "It is 4."));
    }

    private String uri(String more) {
        return "llmrouter:evaluate?responseType=json&evaluations=" + folder + more;
    }

    @Test
    void gradesEveryCandidateByTask() throws Exception {
        know(one, "Paris it is");
        know(two, "Lyon");
        try (RouterContext context = started()) {
            Map<String, Object> run = json(context.send(uri(""), SET));

            assertThat(run).containsEntry("answers", 6).containsEntry("drifts", List.of());
            assertThat((List<?>) run.get("scores"))
                    .extracting("target", "task", "graded", "failed", "score")
                    .containsExactly(
                            tuple("one/m", "facts", 2, "1.0000"),
                            tuple("two/m", "facts", 2, "0.5000"),
                            tuple("one/m", "sums", 1, "1.0000"),
                            tuple("two/m", "sums", 1, "1.0000"));
            await().until(() -> events("evaluation_ended").size() == 1);
            assertThat(events("evaluation_progressed")).hasSize(6).last().satisfies(event -> assertThat(event)
                    .containsEntry("done", 6)
                    .containsEntry("total", 6)
                    .containsEntry("knownCostUsd", run.get("knownCostUsd")));
        }
    }

    private static org.assertj.core.groups.Tuple tuple(String target, String task, int graded, String score) {
        return org.assertj.core.groups.Tuple.tuple(target, task, graded, 0, new BigDecimal(score));
    }

    @Test
    void tellsWhatDriftedSinceTheRunBefore() throws Exception {
        String set = SET
                + IntStream.range(0, 4)
                        .mapToObj(at -> "{\"prompt\":\"Capital of France, " + at
                                + "?\",\"task\":\"facts\",\"expected\":\"Paris\",\"grader\":\"contains\"}\n")
                        .collect(Collectors.joining());
        know(one, "Paris");
        try (RouterContext context = started(RouterContext.tree(one))) {
            Exchange first = context.send(uri("&goldenSetName=capitals"), set);
            assertThat(first.getMessage().getHeaders()).doesNotContainKey("CamelLlmRouterDrifts");
            assertThat(first.getMessage().getHeader("CamelLlmRouterCost", BigDecimal.class))
                    .isPositive();
            one.reply(request -> Reply.text("No idea."));
            Exchange second = context.send(uri("&goldenSetName=capitals&driftThreshold=0.1"), set);

            assertThat(second.getMessage().getHeader("CamelLlmRouterDrifts")).isEqualTo(1);
            await().until(() -> events("drift_detected").size() == 1);
            assertThat(events("drift_detected").get(0))
                    .containsEntry("set", "capitals")
                    .containsEntry("target", "one/m")
                    .containsEntry("task", "facts")
                    .containsEntry("change", new BigDecimal("-1.0000"));
        }
    }

    @Test
    void countsCallsThatFailBesideTheScores() throws Exception {
        one.script("ok:Paris, 400, ok:4");
        try (RouterContext context = started(RouterContext.tree(one))) {
            EvaluationRun run = context.send("llmrouter:evaluate?responseType=response&parallel=1", SET)
                    .getMessage()
                    .getBody(EvaluationRun.class);

            assertThat(run.scores())
                    .extracting("task", "graded", "failed", "mean")
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("facts", 1, 1, 1.0),
                            org.assertj.core.groups.Tuple.tuple("sums", 1, 0, 1.0));
        }
    }

    @Test
    void hasNoMoreCallsUnderWayThanItMay() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        one.reply(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            try {
                assertThat(two.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return Reply.text("4");
        });
        try (RouterContext context = started(RouterContext.tree(one))) {
            assertThat(json(context.send(uri("&parallel=2"), SET))).containsEntry("answers", 3);
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void feedsQualityOnlyAfterReview() throws Exception {
        know(one, "Paris");
        Path reviewed = folder.resolve("reviewed.json");
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("providers", Map.of("openai", Map.of("baseUrl", one.baseUrl(), "apiKey", "k")));
        tree.put("policies", Map.of("default", Map.of("candidates", List.of("openai/gpt-5-mini"))));
        tree.put("catalogue", Map.of("refresh", Map.of("from", "file:" + reviewed, "every", "20ms")));
        try (RouterContext context = started(tree)) {
            context.send(uri("&reviewedScores=" + reviewed), SET);
            assertThat(reviewed).doesNotExist();
            assertThat(quality(context)).isEmpty();

            Map<String, Object> applied = json(context.send(uri("&applyScores=true&reviewedScores=" + reviewed), ""));
            assertThat(applied).containsEntry("applied", 2);
            await().until(() -> !events("catalogue_refreshed").isEmpty());
            assertThat(quality(context)).isEqualTo(Map.of("facts", 1.0, "sums", 1.0));
        }
    }

    private static Map<String, Double> quality(RouterContext context) {
        return context.component
                .getRouter()
                .config()
                .roster()
                .all()
                .get(0)
                .card()
                .quality();
    }

    @Test
    void runsOnASchedule() throws Exception {
        know(one, "Paris");
        Files.writeString(folder.resolve("set.jsonl"), SET);
        try (RouterContext context = started(RouterContext.tree(one), "timer:nightly?delay=1&period=1&repeatCount=2")) {
            await().until(() -> events("evaluation_ended").size() == 2);
            assertThat(new RunFiles(folder).last("golden")).isPresent();
            assertThat(context.component.getDroppedEvents()).isZero();
        }
    }

    @Test
    void keepsNoTexts() throws Exception {
        know(one, "Paris");
        try (RouterContext context = started(RouterContext.tree(one))) {
            context.send(uri(""), SET);
        }
        List<String> texts = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.add(Files.readString(file));
            }
        }
        assertThat(texts).singleElement().asString().contains("\"score\":1").doesNotContain("Paris", "Capital");
    }

    @ParameterizedTest
    @CsvSource({
        "parallel=0, 'parallel must be at least 1, not 0'",
        "driftThreshold=2, 'driftThreshold is from 0 to 1, not 2.0'",
        "applyScores=true, name both",
        "judgePolicy=defalt, there is no policy 'defalt' for judgePolicy: did you mean 'default'?",
        "similarityPolicy=x, there is no policy 'x' for similarityPolicy"
    })
    void saysWhatIsWrongAtTheStart(String options, String message) throws Exception {
        try (RouterContext context = RouterContext.of(one)) {
            context.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to("llmrouter:evaluate?" + options);
                }
            });
            assertThatThrownBy(context::start).hasStackTraceContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource({"{}, 'golden, line 1: there is no prompt'", "'', the golden set golden has no question"})
    void refusesASetThatCannotBeRead(String set, String message) throws Exception {
        try (RouterContext context = started()) {
            assertThat(context.send(uri(""), set).getException()).hasMessageContaining(message);
        }
    }
}
