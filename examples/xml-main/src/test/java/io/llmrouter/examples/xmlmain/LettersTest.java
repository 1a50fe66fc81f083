package io.llmrouter.examples.xmlmain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {

    private static final byte[] COMPLAINT =
            "The parcel came late. The lamp is broken, and I am disappointed.".getBytes(UTF_8);

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @Test
    void sortsTheSamplesWithTheLocalModelAndParksTheEmptyOne() throws Exception {
        for (Path sample : samples()) {
            RunningLetters.drop(folder, sample.getFileName().toString(), Files.readAllBytes(sample));
        }

        try (RunningLetters app = new RunningLetters(folder, Map.of())) {
            app.awaitEmptyInbox();

            assertThat(app.files("outbox"))
                    .containsExactly("complaint/late-parcel.txt.summary.txt", "invoice/invoice-0815.txt.summary.txt");
            assertThat(app.text("outbox/complaint/late-parcel.txt.summary.txt")).contains("lamp");
            assertThat(app.files("done")).containsExactly("invoice-0815.txt", "late-parcel.txt");
            assertThat(app.files("parked")).containsExactly("empty.txt", "empty.txt.reason.txt");
            assertThat(app.text("parked/empty.txt.reason.txt"))
                    .contains("the letter is empty", "kind: IllegalArgumentException");
        }
    }

    @Test
    void asksTheModelThatTheKeyOpens() {
        OPENAI.reply(request -> Reply.text(asksForCategory(request) ? "Invoice." : "Pay the pumps.")
                .usage(40, 5));

        try (RunningLetters app = new RunningLetters(folder, openAi())) {
            app.drop("letter.txt", COMPLAINT);
            app.awaitEmptyInbox();

            assertThat(app.text("outbox/invoice/letter.txt.summary.txt")).isEqualTo("Pay the pumps.");
            assertThat(OPENAI.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.body().toString()).contains("The lamp is broken"));
        }
    }

    @Test
    void parksWhatIsNoTextAndGoesOn() {
        try (RunningLetters app = new RunningLetters(folder, Map.of())) {
            app.drop("a.bin", new byte[] {0, 1, 2, 0, (byte) 0xFF});
            app.drop("b.txt", COMPLAINT);
            app.awaitEmptyInbox();

            assertThat(app.files("parked")).containsExactly("a.bin", "a.bin.reason.txt");
            assertThat(app.text("parked/a.bin.reason.txt")).contains("kind: InvalidRequestException");
            assertThat(app.files("outbox")).containsExactly("complaint/b.txt.summary.txt");
        }
    }

    @Test
    void makesNoFolderOfWhatTheModelSays() {
        OPENAI.reply(request -> Reply.text(asksForCategory(request) ? "../../etc" : "A letter."));

        try (RunningLetters app = new RunningLetters(folder, openAi())) {
            app.drop("letter.txt", COMPLAINT);
            app.awaitEmptyInbox();

            assertThat(app.files("outbox")).containsExactly("other/letter.txt.summary.txt");
        }
    }

    @Test
    void fallsBackToTheLocalModelWhenOpenAiIsDown() {
        OPENAI.script("500");

        try (RunningLetters app = new RunningLetters(folder, openAi())) {
            app.drop("letter.txt", COMPLAINT);
            app.awaitEmptyInbox();

            assertThat(app.files("outbox")).containsExactly("complaint/letter.txt.summary.txt");
        }
    }

    private static Map<String, String> openAi() {
        return Map.of("OPENAI_API_KEY", "sk-test-0123456789", "OPENAI_BASE_URL", OPENAI.baseUrl());
    }

    private static boolean asksForCategory(ReceivedRequest request) {
        return request.body().toString().contains("one of these categories");
    }

    private static Iterable<Path> samples() throws Exception {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            return all.toList();
        }
    }
}
