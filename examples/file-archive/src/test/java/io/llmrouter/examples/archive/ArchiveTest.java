package io.llmrouter.examples.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the application within the test. */
class ArchiveTest {

    private static final Reply SUMMARY = Reply.text("It is short.").usage(20, 4);

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @Test
    void answersEveryFileOfATreeAndParksWhatNobodyCanRead() throws Exception {
        RunningArchive.write(folder, "a.txt", "A text.");
        RunningArchive.write(folder, "deep/er/b.md", "Another text.");
        RunningArchive.write(folder, "empty.txt", "");
        RunningArchive.write(folder, "binary.bin", "a\0b");
        Files.write(folder.resolve("archive/latin.txt"), new byte[] {(byte) 0xE4, (byte) 0xF6});
        OPENAI.reply(request -> SUMMARY);

        run(openAi());

        assertThat(RunningArchive.files(folder, "answers")).containsExactly("a.txt.json", "deep/er/b.md.json");
        JsonNode answer = RunningArchive.json(folder.resolve("answers/deep/er/b.md.json"));
        assertThat(answer.path("answer").asText()).isEqualTo("It is short.");
        assertThat(answer.path("model").asText()).isEqualTo("openai/gpt-6-luna");
        assertThat(answer.at("/source/file").asText()).isEqualTo("deep/er/b.md");
        assertThat(answer.at("/cost/inputTokens").asInt()).isEqualTo(20);
        assertThat(RunningArchive.files(folder, "parked"))
                .containsExactly("binary.bin.reason.json", "empty.txt.reason.json", "latin.txt.reason.json");
        assertThat(RunningArchive.json(folder.resolve("parked/empty.txt.reason.json"))
                        .path("reason")
                        .asText())
                .isEqualTo("there is no text in it");
        JsonNode summary = RunningArchive.summary(folder);
        assertThat(summary.path("files").asInt()).isEqualTo(5);
        assertThat(summary.path("answered").asInt()).isEqualTo(2);
        assertThat(summary.path("parked").asInt()).isEqualTo(3);
        assertThat(summary.at("/cost/outputTokens").asInt()).isEqualTo(8);
        assertThat(summary.at("/cost/usd").decimalValue()).isPositive();
    }

    @Test
    void parksWhatTheModelRefusesAndTriesItAgainNextTime() throws Exception {
        RunningArchive.write(folder, "a.txt", "poison");
        RunningArchive.write(folder, "b.txt", "A text.");
        OPENAI.reply(request -> request.lastText().contains("poison")
                ? Reply.error(400, "invalid_request_error", "invalid_value", "cannot be read")
                : SUMMARY);

        run(openAi());
        assertThat(RunningArchive.json(folder.resolve("parked/a.txt.reason.json"))
                        .path("kind")
                        .asText())
                .isEqualTo("invalid_request");
        assertThat(RunningArchive.files(folder, "answers")).containsExactly("b.txt.json");

        OPENAI.reply(request -> SUMMARY);
        run(openAi());
        assertThat(RunningArchive.files(folder, "answers")).containsExactly("a.txt.json", "b.txt.json");
        assertThat(RunningArchive.files(folder, "parked")).isEmpty();
        assertThat(OPENAI.requests()).hasSize(1);
        assertThat(RunningArchive.summary(folder).path("answeredEarlier").asInt())
                .isEqualTo(1);
    }

    @Test
    void asksAboutALongFileInPartsAndThenAboutTheAnswers() {
        RunningArchive.write(folder, "long.txt", "The line of a long text.\n".repeat(400));
        OPENAI.reply(request -> request.lastText().contains("Part said")
                ? Reply.text("All said.").usage(5, 2)
                : Reply.text("Part said.").usage(100, 10));

        run(openAi("archive.part-characters=1000"));

        JsonNode answer = RunningArchive.json(folder.resolve("answers/long.txt.json"));
        assertThat(answer.path("answer").asText()).isEqualTo("All said.");
        assertThat(answer.at("/cost/calls").asInt()).isEqualTo(11);
        assertThat(answer.at("/cost/inputTokens").asInt()).isEqualTo(1005);
    }

    @Test
    void readsNoMoreFilesAtOnceThanItIsTold() {
        for (int i = 0; i < 30; i++) {
            RunningArchive.write(folder, i + ".txt", "A text.");
        }
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        OPENAI.reply(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            now.decrementAndGet();
            return SUMMARY;
        });

        run(openAi("archive.parallel=3"));

        assertThat(most).hasValue(3);
        assertThat(RunningArchive.files(folder, "answers")).hasSize(30);
    }

    @Test
    void tellsHowFarItIsWhileItRuns() throws Exception {
        for (int i = 0; i < 4; i++) {
            RunningArchive.write(folder, i + ".txt", "A text.");
        }
        CountDownLatch asked = new CountDownLatch(4);
        CountDownLatch letGo = new CountDownLatch(1);
        OPENAI.reply(request -> {
            asked.countDown();
            if (asked.getCount() == 0) {
                await(letGo);
            }
            return SUMMARY;
        });

        try (ConfigurableApplicationContext application = start(openAi("archive.parallel=1"))) {
            await(asked);
            JsonNode progress = progress(application);
            assertThat(progress.path("files").asInt()).isEqualTo(4);
            assertThat(progress.path("answered").asInt()).isEqualTo(3);
            assertThat(progress.at("/cost/inputTokens").asInt()).isEqualTo(60);
            assertThat(progress.at("/cost/usd").decimalValue()).isPositive();
            letGo.countDown();
            application.getBean(Progress.class).awaitEnd();
        }
    }

    private static JsonNode progress(ConfigurableApplicationContext application) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/progress"))
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }

    private static String[] openAi(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + OPENAI.baseUrl());
        return all.toArray(String[]::new);
    }

    private void run(String... properties) {
        try (ConfigurableApplicationContext application = start(properties)) {
            application.getBean(Progress.class).awaitEnd();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(List.of("server.port=0"));
        for (String name : List.of("answers", "parked", "work")) {
            all.add("archive." + name + "=" + folder.resolve(name));
        }
        all.add("archive.folder=" + folder.resolve("archive"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(FileArchive.class)
                .run(all.stream().map(each -> "--" + each).toArray(String[]::new));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
