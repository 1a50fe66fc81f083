package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    @TempDir
    Path folder;

    @Test
    void readsScoresBesideThePromptAndWithinAnObject() throws IOException {
        Path file = file(
                "s.jsonl",
                """
                {"prompt": "one", "group": "algebra", "weak": 0.0, "strong": 1}

                {"prompt": "two", "scores": {"openai/gpt-5": 0.5}}
                """);

        assertThat(Examples.scored(file))
                .containsExactly(
                        new ScoredPrompt("one", "algebra", Map.of("weak", 0.0, "strong", 1.0)),
                        new ScoredPrompt("two", null, Map.of("openai/gpt-5", 0.5)));
    }

    @Test
    void readsTablesWithQuotedCells() throws IOException {
        Path file = file(
                "s.csv", "prompt,group,weak,strong\r\n\"Hello, \"\"you\"\"\nthere\",,0.25,1\r\nplain,maths,,0\r\n");

        assertThat(Examples.scored(file))
                .containsExactly(
                        new ScoredPrompt("Hello, \"you\"\nthere", null, Map.of("weak", 0.25, "strong", 1.0)),
                        new ScoredPrompt("plain", "maths", Map.of("strong", 0.0)));
    }

    @Test
    void readsTextsWithoutAFileByTheirFirstSign() throws IOException {
        ScoredPrompt one = new ScoredPrompt("one", null, Map.of("weak", 1.0));

        assertThat(Examples.material("the body", "\n{\"prompt\": \"one\", \"weak\": 1}")
                        .prompts())
                .containsExactly(one);
        assertThat(Examples.material("the body", "\uFEFFprompt,weak\none,1\n").prompts())
                .containsExactly(one);
        assertThatIOException()
                .isThrownBy(() -> Examples.material("the body", "prompt,weak\n\"one,1"))
                .withMessageContaining("the body is no table with commas");
        assertThatIOException()
                .isThrownBy(() -> Examples.material("the body", "prompt,weak\none,1\n,1\n"))
                .withMessageContaining("the body, row 2: there is no 'prompt'");
    }

    @Test
    void readsLabelledTexts() throws IOException {
        assertThat(Examples.labelled(file("l.csv", "label,text\ngreeting,Good morning")))
                .containsExactly(new Labelled("Good morning", "greeting"));
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Path broken = file("b.jsonl", "{\"prompt\": \"x\"}\n{\"prompt\": ");
        Path bare = file("n.jsonl", "{\"prompt\": \"x\"}\n{\"text\": \"y\"}");
        Path high = file("h.jsonl", "{\"prompt\": \"x\", \"m\": 7}");

        assertThatIOException().isThrownBy(() -> Examples.scored(broken)).withMessageContaining("line 2 is no JSON");
        assertThatIOException()
                .isThrownBy(() -> Examples.scored(bare))
                .withMessageContaining("line 2: there is no 'prompt'");
        assertThatIOException()
                .isThrownBy(() -> Examples.scored(high))
                .withMessageContaining("must be from 0 to 1, not 7");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
