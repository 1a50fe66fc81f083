package io.llmrouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    @TempDir
    Path folder;

    @Test
    void givesAFileItsOwnName() throws IOException {
        assertThat(new Shelf(folder).place("a.txt", ".json", there -> false)).isEqualTo("a.txt.json");
    }

    @Test
    void numbersAnotherFileOfTheSameName() throws IOException {
        Files.createFile(folder.resolve("a.txt.json"));
        Files.createFile(folder.resolve("a.txt.2.json"));

        assertThat(new Shelf(folder).place("a.txt", ".json", there -> false)).isEqualTo("a.txt.3.json");
    }

    @Test
    void takesThePlaceOfTheSameThingAgain() throws IOException {
        Files.createFile(folder.resolve("a.txt"));
        Files.createFile(folder.resolve("a.txt.2"));

        assertThat(new Shelf(folder).place("a.txt", "", there -> there.endsWith("a.txt.2")))
                .isEqualTo("a.txt.2");
    }
}
