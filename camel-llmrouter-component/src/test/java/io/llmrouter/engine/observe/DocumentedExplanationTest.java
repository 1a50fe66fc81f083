package io.llmrouter.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of the page on explanations name all that is written, and nothing else. */
class DocumentedExplanationTest {

    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Target TARGET = Target.parse("a/m");

    private final String page = read();

    @Test
    void namesWhatADecisionAndAPlanHave() {
        List<String> rows = rows("| name | what | in a plan |");
        List<String> inPlans =
                rows.stream().filter(row -> row.endsWith("| yes |")).toList();

        assertThat(names(rows))
                .isEqualTo(Explanation.of(decision()).keySet().stream().collect(sorted()));
        assertThat(names(inPlans))
                .isEqualTo(Explanation.of(plan()).keySet().stream().collect(sorted()));
    }

    @Test
    void namesWhatCandidatesHave() {
        assertThat(names(rows("A candidate has:"))).isEqualTo(keys("candidates"));
        assertThat(names(rows("Who was refused has:"))).isEqualTo(keys("refused"));
    }

    @Test
    void namesWhatAttemptsHave() {
        assertThat(names(rows("An attempt has:"))).isEqualTo(keys("attempts"));
    }

    @Test
    void namesWhatTheOtherListsHave() {
        List<String> rows = rows("The others are:");
        assertThat(rows).hasSize(3);
        for (String row : rows) {
            String list = row.split("\\|")[1].replace("`", "").strip();
            assertThat(all(row.split("\\|")[2])).as(list).isEqualTo(keys(list));
        }
    }

    private static Collector<String, ?, TreeSet<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }

    /** The names in the first column. */
    private static Set<String> names(List<String> rows) {
        return rows.stream().flatMap(row -> all(row.split("\\|")[1]).stream()).collect(sorted());
    }

    private static Set<String> all(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).collect(sorted());
    }

    /** The keys of whatever is in that list, of a plan or of a decision. */
    private static Set<String> keys(String list) {
        return Stream.of(Explanation.of(plan()), Explanation.of(decision()))
                .map(each -> each.get(list))
                .filter(List.class::isInstance)
                .flatMap(each -> ((List<?>) each).stream())
                .flatMap(each -> ((Map<?, ?>) each).keySet().stream())
                .map(String::valueOf)
                .collect(sorted());
    }

    /** The rows of the first table after a text. */
    private List<String> rows(String after) {
        Matcher table = Pattern.compile("(?m)^\\|---.*\\n((?:\\|.*\\n)+)").matcher(page);
        assertThat(table.find(page.indexOf(after))).as(after).isTrue();
        return table.group(1).lines().toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/explanations.md"));
        } catch (IOException e) {
            throw new IllegalStateException("the page cannot be read", e);
        }
    }

    /** A plan of which everything is known. */
    private static Plan plan() {
        Candidate candidate = new Candidate(TARGET, card(), null, Set.of(), 1, null, false);
        Ranked ranked = new Ranked(candidate, 0.2, Reason.of(() -> "why", () -> Map.of("cost", 0.2)));
        Policy policy = Samples.policy("ordered", "a/m");
        return new Plan(
                "default",
                "rule 1",
                "priority high",
                "cascade",
                1_000,
                500,
                List.of(ranked),
                List.of(new Refusal(candidate, "window", "too long")),
                new Detours(List.of(ranked), List.of(ranked)),
                Map.of(TARGET, List.of("seed is not sent")),
                new Verification(Verification.Check.SCHEMA, null, null, "", 3, 0.8, 2, true),
                new Trial(
                        List.of(new Assignment("test", "b", "by hash")),
                        new Trial.Shadow(
                                "copy",
                                policy,
                                Samples.planner(List.of(candidate), policy).plan(Samples.ask("Hello?")))));
    }

    private static ModelCard card() {
        Price price = Price.of(Money.usd("1").nanos(), Money.usd("2").nanos());
        return Samples.card(null, null, price);
    }

    /** A decision of which everything is known. */
    private static Decision decision() {
        Usage usage = new Usage(
                1_000, 0, 0, 0, 0, 0, 10, 0, 0, Usage.Source.REPORTED, new Units(1_500, 1, 1, 1, null, "flex"));
        return new Decision(
                "42",
                plan(),
                List.of(
                        attempt(new Failure(FailureKind.SERVER_ERROR, "no", 500, "oops", null), usage),
                        attempt(null, Usage.of(1_000, 10))),
                Money.usd("0.01"),
                Duration.ofMillis(20),
                "the last resort",
                "41",
                List.of(new Step(1, TARGET, true, "it is JSON")),
                List.of(new Wait(TARGET, Priority.HIGH, Duration.ofMillis(3), true)));
    }

    private static Attempt attempt(@Nullable Failure failure, Usage usage) {
        return new Attempt(
                1,
                TARGET,
                "1 …a1b2",
                failure,
                usage,
                Money.ZERO,
                Duration.ofMillis(20),
                Duration.ofMillis(5),
                true,
                "req-1",
                Operation.EMBED,
                List.of("drops purpose"));
    }
}
