package io.llmrouter.examples.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Kills the application in the middle of its work, and starts it again. */
class RestartTest {

    private static final int FILES = 300;
    private static final int PARALLEL = 4;

    /** After how many requests answers take so long that it is killed before they come. */
    private static final AtomicInteger QUICK = new AtomicInteger();

    private static final AtomicInteger ASKED = new AtomicInteger();

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.replies(RestartTest::reply);

    @TempDir
    Path folder;

    private static Reply reply(ReceivedRequest request) {
        Duration takes = ASKED.incrementAndGet() <= QUICK.get() ? Duration.ofMillis(20) : Duration.ofMinutes(1);
        return Reply.text("About " + request.lastText()).usage(10, 3).after(takes);
    }

    @Test
    void answersEachFileOnceAlthoughItWasKilledTwice() throws Exception {
        IntStream.range(0, FILES)
                .forEach(i -> RunningArchive.write(folder, "d" + i % 7 + "/f" + i + ".txt", "text " + i));
        RunningArchive.write(folder, "empty.txt", "");

        killAfter(60);
        killAfter(150);
        QUICK.set(Integer.MAX_VALUE);
        try (RunningArchive last = start()) {
            assertThat(last.awaitEnd(Duration.ofMinutes(5)))
                    .as(RunningArchive.log(folder))
                    .isZero();
        }

        assertThat(RunningArchive.files(folder, "answers"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FILES)
                        .mapToObj(i -> "d" + i % 7 + "/f" + i + ".txt.json")
                        .toList());
        assertThat(IntStream.range(0, FILES)
                        .mapToObj(i -> RunningArchive.json(folder.resolve("answers/d" + i % 7 + "/f" + i + ".txt.json"))
                                .path("answer")
                                .asText()))
                .containsExactlyElementsOf(IntStream.range(0, FILES)
                        .mapToObj(i -> "About text " + i)
                        .toList());
        assertThat(RunningArchive.files(folder, "parked")).containsExactly("empty.txt.reason.json");
        assertThat(OPENAI.requests())
                .as("only what was under way when it was killed is asked again")
                .hasSizeBetween(FILES, FILES + 2 * PARALLEL);
        assertThat(RunningArchive.summary(folder).at("/cost/inputTokens").asInt())
                .as("the summary tells of all three runs")
                .isEqualTo(10 * FILES);
    }

    private void killAfter(int answers) throws Exception {
        QUICK.set(answers + 50);
        try (RunningArchive run = start()) {
            run.awaitAnswers(answers);
            run.kill();
        }
        List<String> there = RunningArchive.files(folder, "answers");
        assertThat(there.size()).as(RunningArchive.log(folder)).isBetween(answers, FILES - 1);
    }

    private RunningArchive start() throws Exception {
        return new RunningArchive(
                folder,
                "128m",
                "archive.parallel=" + PARALLEL,
                "OPENAI_API_KEY=sk-test-0123456789",
                "OPENAI_BASE_URL=" + OPENAI.baseUrl());
    }
}
