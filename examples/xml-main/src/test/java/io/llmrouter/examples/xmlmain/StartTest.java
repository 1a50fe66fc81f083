package io.llmrouter.examples.xmlmain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the application as its own process, by the main class that the jar names. */
class StartTest {

    @TempDir
    Path folder;

    @Test
    void startsByCamelsOwnMainClassAndEndsOnASignal() throws Exception {
        RunningLetters.drop(folder, "letter.txt", "The lamp is broken. I am disappointed.".getBytes(UTF_8));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsettle.time=50",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.camel.main.Main")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            RunningLetters.awaitEmptyInbox(folder);

            process.destroy();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(RunningLetters.files(folder, "outbox")).containsExactly("complaint/letter.txt.summary.txt");
            assertThat(Files.readString(folder.resolve("log"))).contains("letter.txt → complaint/", "local/extractive");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void hasNoJavaOfItsOwn() throws Exception {
        try (Stream<Path> all = Files.walk(Path.of("src", "main"))) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".java"));
        }
    }
}
