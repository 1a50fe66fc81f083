package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonBookTest {

    private static final String SECRET = "My account number is 4711.";

    @TempDir
    Path folder;

    @Test
    void keepsWhatAPromptIsLikeAndNotItsText() throws IOException {
        Path file = folder.resolve("kept/lessons.jsonl");
        LessonBook book = new LessonBook(file);
        assertThat(book.read().size()).isZero();
        float[] embedding = Lessons.embedding(true);

        book.add(lesson("d1", "openai/gpt-5", 0.5, Sketch.of(SECRET, embedding)));

        assertThat(Files.readString(file)).doesNotContain("account", "4711").hasLineCount(1);
        Example example = book.read().examples(List.of(), "tiny").get(0);
        assertThat(example.scores()).containsExactly(Map.entry("openai/gpt-5", 0.5));
        assertThat(example.tokens()).isEqualTo(Example.tokens(SECRET));
        assertThat(example.form()).containsExactly(PromptForm.of(SECRET), within(1e-6));
        assertThat(example.embedding()).containsExactly(embedding, within(0.01f));
    }

    @Test
    void goesByTheLatestScoreOfAnAnswer() throws IOException {
        LessonBook book = new LessonBook(folder.resolve("l.jsonl"));
        Sketch sketch = Sketch.of("x", Lessons.embedding(true));
        book.add(lesson("d1", "a/b", 1, sketch));
        book.add(lesson("d2", "a/b", 1, sketch));
        book.add(lesson("d1", "a/b", 0, sketch));

        assertThat(book.read().sketches())
                .extracting(ScoredSketch::id, each -> each.scores().get("a/b"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("d1", 0.0), org.assertj.core.groups.Tuple.tuple("d2", 1.0));
    }

    @Test
    void leavesOutALineThatIsBeingWrittenAndNamesOneThatIsWrong() throws IOException {
        Path file = folder.resolve("l.jsonl");
        LessonBook book = new LessonBook(file);
        book.add(lesson("d1", "a/b", 1, Sketch.of("x", Lessons.embedding(true))));
        Files.writeString(file, "{\"id\": \"d2\", \"sk", StandardOpenOption.APPEND);
        assertThat(book.read().size()).isEqualTo(1);

        Files.writeString(file, "etch\": {}}\n", StandardOpenOption.APPEND);
        assertThatIOException().isThrownBy(book::read).withMessageContaining("line 2: there is no 'embedder'");
    }

    @Test
    void refusesToLearnFromEmbeddingsOfAnotherModel() throws IOException {
        LessonBook book = new LessonBook(folder.resolve("l.jsonl"));
        book.add(lesson("d1", "a/b", 1, Sketch.of("x", Lessons.embedding(true))));
        Material material = book.read();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> material.examples(List.of(), "large"))
                .withMessageContaining("kept as an embedding by 'tiny', and not by 'large'");
    }

    @Test
    void isWrittenByManyAtOnce() throws Exception {
        Path file = folder.resolve("l.jsonl");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String prefix = "t" + thread + "-";
                // A book each, as processes of their own have.
                LessonBook own = new LessonBook(file);
                all.add(threads.submit(() -> {
                    for (int at = 0; at < 50; at++) {
                        own.add(lesson(prefix + at, "a/b", 1, Sketch.of("x", Lessons.embedding(true))));
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new LessonBook(file).read().size()).isEqualTo(200);
    }

    private static ScoredSketch lesson(String id, String target, double score, Sketch sketch) {
        return new ScoredSketch(id, "tiny", Map.of(target, score), sketch);
    }
}
