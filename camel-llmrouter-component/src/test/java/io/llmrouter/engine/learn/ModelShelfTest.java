package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {

    @TempDir
    Path folder;

    private ModelShelf shelf;

    @BeforeEach
    void open() {
        shelf = new ModelShelf(folder);
    }

    @Test
    void readsTheModelThatWasWritten() throws IOException {
        QualityModel model = Lessons.model(100);
        shelf.publish(model);

        QualityModel read = shelf.read();

        assertThat(read.label()).isEqualTo("first");
        assertThat(read.embedder()).isEqualTo("tiny");
        assertThat(read.size()).isEqualTo(100);
        Estimate estimate = read.estimate(Lessons.embedding(true), Lessons.prompt(true));
        Estimate before = model.estimate(Lessons.embedding(true), Lessons.prompt(true));
        assertThat(estimate.quality()).containsExactly(before.quality());
        assertThat(estimate.familiarity()).isEqualTo(before.familiarity());
    }

    @Test
    void rollsBackToTheVersionBefore() throws IOException {
        shelf.publish(Lessons.model(40));
        shelf.publish(Lessons.model(60));

        assertThat(shelf.read().size()).isEqualTo(60);
        assertThat(shelf.rollBack()).isEqualTo("0001.learned");
        assertThat(shelf.read().size()).isEqualTo(40);
        assertThat(shelf.versions()).containsExactly("0001.learned", "0002.learned");
        assertThatIOException().isThrownBy(shelf::rollBack).withMessageContaining("no version before");
    }

    @Test
    void saysThatAnEmptyFolderHasNone() {
        assertThatIOException().isThrownBy(shelf::read).withMessageContaining("has no learned model");
    }

    @Test
    void refusesFilesThatAreNoModelOrEndTooEarly() throws IOException {
        Path file = folder.resolve("m.learned");
        Files.writeString(file, "something else");
        assertThatIOException().isThrownBy(() -> ModelFile.read(file)).withMessageContaining("is no learned model");
        ModelFile.write(Lessons.model(40), file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatIOException().isThrownBy(() -> ModelFile.read(file));
    }
}
