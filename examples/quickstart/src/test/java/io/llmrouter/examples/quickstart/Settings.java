package io.llmrouter.examples.quickstart;

import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings for tests that start no application. */
final class Settings {

    private Settings() {}

    static QuickstartSettings with(int maxPromptCharacters) {
        return in(Path.of("target/quickstart"), maxPromptCharacters);
    }

    static QuickstartSettings in(Path home, int maxPromptCharacters) {
        return new QuickstartSettings(
                home.resolve("inbox"),
                home.resolve("outbox"),
                home.resolve("parked"),
                home.resolve("done"),
                false,
                List.of("report", "complaint", "other"),
                DataSize.ofMegabytes(20),
                DataSize.ofMegabytes(1),
                maxPromptCharacters,
                DataSize.ofKilobytes(64));
    }
}
