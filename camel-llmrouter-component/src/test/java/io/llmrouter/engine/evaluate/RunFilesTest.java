package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.CatalogueFormat;
import io.llmrouter.engine.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    private static final Instant DAY = Instant.parse("2026-06-01T08:00:00Z");
    private static final String CARD = "openai/gpt-5-mini";

    @TempDir
    Path folder;

    private static GradedAnswer answer(String question, String task, Double score) {
        return new GradedAnswer(
                question,
                task,
                "openai/gpt-5-mini",
                CARD,
                score,
                score == null ? "timeout" : null,
                score == null ? null : Money.usd("0.000123"),
                250);
    }

    private static EvaluationRun run(String set, Instant at, GradedAnswer... answers) {
        return new EvaluationRun(set, at, List.of(answers), null);
    }

    @Test
    void findsTheLastRunOfASet() {
        RunFiles files = new RunFiles(folder.resolve("runs"));
        assertThat(files.last("facts")).isEmpty();
        EvaluationRun first = run("facts", DAY, answer("q", "t", 1.0));
        EvaluationRun last = run("facts", DAY.plusNanos(5), answer("q", "t", 0.25), answer("r", "t", null));
        files.save(last);
        files.save(first);
        files.save(run("facts-2", DAY.plusSeconds(60), answer("q", "t", 0.0)));

        assertThat(files.last("facts")).contains(last);
    }

    @Test
    void keepsARunThatWasStoppedAndComparesWithTheOneBeforeIt() throws IOException {
        RunFiles files = new RunFiles(folder);
        EvaluationRun whole = run("facts", DAY, answer("q", "t", 1.0));
        files.save(whole);
        Path part = files.save(new EvaluationRun("facts", DAY.plusSeconds(1), List.of(), "after 0 of 2 answers"));

        assertThat(files.last("facts")).contains(whole);
        assertThat(part).content().contains("\"stopped\":\"after 0 of 2 answers\"");
    }

    @Test
    void namesTheFileThatIsNoRun() throws IOException {
        RunFiles files = new RunFiles(folder);
        Path file = files.save(run("facts", DAY, answer("q", "t", 1.0)));
        Files.writeString(file, "{\"set\":\"facts\"}");

        assertThatThrownBy(() -> files.last("facts"))
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("it has no text 'at'");
    }

    @Test
    void reviewedScoresAreACatalogueThatCanBeLaidOver() throws IOException {
        Path file = folder.resolve("reviewed.json");
        ReviewedScores reviewed = new ReviewedScores(file);

        int first = reviewed.apply(run("a", DAY, answer("q", "code", 1.0), answer("r", "code", 0.5)));
        int second = reviewed.apply(run("b", DAY, answer("q", "summary", 0.25), answer("q", "chat", null)));

        assertThat(List.of(first, second)).containsExactly(1, 1);
        Catalogue catalogue =
                CatalogueFormat.CARDS.update(Catalogue.builtIn(), "reviewed.json", Files.readAllBytes(file));
        assertThat(catalogue.find(CARD).orElseThrow().quality())
                .containsEntry("code", 0.75)
                .containsEntry("summary", 0.25)
                .doesNotContainKey("chat");
    }

    @Test
    void doesNotTouchAFileThatSaysMoreThanScores() throws IOException {
        Path file = folder.resolve("reviewed.json");
        String text = "{\"models\":[{\"id\":\"a/b\",\"price\":{\"input\":1}}]}";
        Files.writeString(file, text);

        assertThatThrownBy(() -> new ReviewedScores(file).apply(run("a", DAY, answer("q", "code", 1.0))))
                .hasMessageContaining("it says more of models than scores");
        assertThat(file).hasContent(text);
    }
}
