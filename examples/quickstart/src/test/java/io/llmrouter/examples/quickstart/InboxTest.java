package io.llmrouter.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final Reply DESCRIBED = Reply.text(
                    """
                    {"summary": "It is about lamps.", "keywords": ["lamp", "shade"], "category": "complaint",
                     "language": "en"}""")
            .usage(812, 120);

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.replies(request -> DESCRIBED);

    @TempDir
    Path home;

    @Test
    void describesAFileWithTheModelThatTheKeyOpens() {
        OPENAI.reply(request -> DESCRIBED);
        try (RunningQuickstart app = RunningQuickstart.withKey(home, OPENAI.baseUrl())) {
            app.drop("lamp.txt", "The lamp is broken again.".getBytes(UTF_8));

            Map<String, Object> result = app.result("lamp.txt");

            assertThat(result)
                    .containsEntry("summary", "It is about lamps.")
                    .containsEntry("keywords", List.of("lamp", "shade"))
                    .containsEntry("category", "complaint")
                    .containsEntry("language", "en");
            assertThat(result).extractingByKey("source", MAP).containsEntry("file", "lamp.txt");
            assertThat(result)
                    .extractingByKey("routing", MAP)
                    .containsEntry("target", "openai/gpt-6-luna")
                    .containsEntry("policy", "default")
                    .containsEntry("rule", null)
                    .containsEntry("degraded", false)
                    .containsKeys("strategy", "refusals", "decisionId")
                    .extractingByKey("attempts", LIST)
                    .hasSize(1);
            assertThat(result)
                    .extractingByKey("cost", MAP)
                    .containsEntry("inputTokens", 812)
                    .containsEntry("outputTokens", 120)
                    .containsEntry("usd", 0.0001412);
            assertThat(app.files("done")).containsExactly("lamp.txt");
            assertThat(app.total()).isEqualTo("1 file, 812 + 120 tokens, 0.0001412 USD");
        }
    }

    @Test
    void fallsBackToTheLocalModelAndSaysSo() {
        OPENAI.script("500");
        try (RunningQuickstart app = RunningQuickstart.withKey(home, OPENAI.baseUrl())) {
            app.drop("lamp.txt", "The lamp is broken again. The shade has a crack.".getBytes(UTF_8));

            Map<String, Object> routing = routing(app.result("lamp.txt"));

            assertThat(routing)
                    .containsEntry("target", "local/extractive")
                    .containsEntry("degraded", true)
                    .containsKey("degradedReason");
        }
    }

    @Test
    void takesTheLocalModelAsThePlainChoiceWithoutAKey() {
        try (RunningQuickstart app = RunningQuickstart.in(home)) {
            app.drop("lamp.txt", "The lamp is broken again. The shade has a crack.".getBytes(UTF_8));

            Map<String, Object> result = app.result("lamp.txt");

            assertThat(routing(result))
                    .containsEntry("target", "local/extractive")
                    .containsEntry("degraded", false)
                    .doesNotContainEntry("rule", null);
            assertThat(result).extractingByKey("cost", MAP).containsEntry("usd", 0);
        }
    }

    @Test
    void losesNothingOfAnythingThatIsThrownIn() throws IOException {
        try (RunningQuickstart app = RunningQuickstart.in(home, "quickstart.max-file-size=6MB")) {
            Map<String, byte[]> readable = Mixture.readable();
            Map<String, byte[]> unreadable = Mixture.unreadable();

            readable.forEach(app::drop);
            unreadable.forEach(app::drop);
            app.awaitEmptyInbox();

            assertThat(app.files("outbox"))
                    .containsExactlyInAnyOrderElementsOf(readable.keySet().stream()
                            .map(name -> name + ".json")
                            .toList());
            assertThat(app.files("done")).containsExactlyInAnyOrderElementsOf(readable.keySet());
            assertThat(app.files("parked"))
                    .containsExactlyInAnyOrderElementsOf(unreadable.keySet().stream()
                            .flatMap(name -> Stream.of(name, name + ".reason.json"))
                            .toList());
            assertThat(readable.size() + unreadable.size()).isGreaterThan(24);
            assertThat(app.total())
                    .startsWith(readable.size() + unreadable.size() + " files (" + unreadable.size() + " parked)");
            for (Map.Entry<String, byte[]> each : unreadable.entrySet()) {
                assertThat(Files.readAllBytes(home.resolve("parked").resolve(each.getKey())))
                        .isEqualTo(each.getValue());
            }
        }
    }

    @Test
    void saysWhyAFileWasParked() {
        try (RunningQuickstart app = RunningQuickstart.in(home)) {
            app.drop("cut.json", "{\"a\": ".getBytes(UTF_8));

            assertThat(app.reason("cut.json"))
                    .containsEntry("kind", "broken")
                    .containsEntry("attempts", List.of())
                    .containsKey("parkedAt")
                    .extractingByKey("reason")
                    .asString()
                    .startsWith("not readable as JSON");
        }
    }

    @Test
    void parksWhatTheModelDoesNotDescribeAsAsked() {
        OPENAI.script("ok:Here is your summary");
        try (RunningQuickstart app = RunningQuickstart.withKey(home, OPENAI.baseUrl())) {
            app.drop("lamp.txt", "The lamp is broken again.".getBytes(UTF_8));

            assertThat(app.reason("lamp.txt")).containsEntry("kind", "malformed_answer");
        }
    }

    @Test
    void keepsTheResultsOfTwoFilesOfOneName() {
        try (RunningQuickstart app = RunningQuickstart.in(home)) {
            app.drop("a.txt", "The first text speaks of lamps.".getBytes(UTF_8));
            app.awaitEmptyInbox();
            app.drop("a.txt", "The second text speaks of chairs.".getBytes(UTF_16));
            app.awaitEmptyInbox();
            app.drop("a.txt", "The first text speaks of lamps.".getBytes(UTF_8));
            app.awaitEmptyInbox();

            assertThat(app.files("outbox")).containsExactly("a.txt.2.json", "a.txt.json");
            assertThat(app.files("done")).containsExactly("a.txt", "a.txt.2");
        }
    }

    @Test
    void goesOnWithWhatWasLeftInTheInbox() {
        RunningQuickstart.in(home).close();
        Mixture.write(home.resolve("inbox/late.txt"), "It was written while nobody looked.".getBytes(ISO_8859_1));

        try (RunningQuickstart app = RunningQuickstart.in(home)) {
            assertThat(app.result("late.txt")).containsKey("summary");
        }
    }

    @Test
    void findsTheSamplesInAnInboxThatIsNew() {
        try (RunningQuickstart app = RunningQuickstart.in(home, "quickstart.samples=true")) {
            app.awaitEmptyInbox();

            assertThat(app.files("outbox")).hasSizeGreaterThanOrEqualTo(6);
            assertThat(app.files("parked")).isEmpty();
        }
    }

    private static Map<String, Object> routing(Map<String, Object> result) {
        Map<String, Object> routing = new java.util.LinkedHashMap<>();
        ((Map<?, ?>) result.get("routing")).forEach((name, value) -> routing.put((String) name, value));
        return routing;
    }
}
