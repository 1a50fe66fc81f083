package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    void putsAnyVersionInForceByItsName() throws IOException {
        shelf.publish(Lessons.model(40));
        shelf.publish(Lessons.model(60));
        shelf.publish(Lessons.model(80));

        assertThat(shelf.use("0001")).isEqualTo("0001.learned");
        assertThat(shelf.read().size()).isEqualTo(40);
        assertThat(shelf.use("0003.learned")).isEqualTo("0003.learned");
        assertThatIOException()
                .isThrownBy(() -> shelf.use("0004"))
                .withMessageContaining("has no version '0004': did you mean '000");
    }

    @Test
    void makesItsFolderAndLeavesNothingElseThere() throws IOException {
        Path deeper = folder.resolve("a/b");
        new ModelShelf(deeper).publish(Lessons.model(40));

        assertThat(deeper).isDirectoryContaining("glob:**current").isDirectoryContaining("glob:**0001.learned");
        assertThat(deeper.toFile().list()).hasSize(2);
    }

    @Test
    void givesEachOfManyPublishersAVersionOfItsOwnWhileOthersRead() throws Exception {
        QualityModel model = Lessons.model(40);
        shelf.publish(model);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> publishing = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                // A shelf each, as processes of their own have.
                ModelShelf own = new ModelShelf(folder);
                publishing.add(threads.submit(() -> {
                    List<String> names = new ArrayList<>();
                    for (int version = 0; version < 20; version++) {
                        names.add(own.publish(model));
                    }
                    return names;
                }));
            }
            Future<Integer> reading = threads.submit(() -> {
                int most = 0;
                for (int round = 0; round < 100; round++) {
                    most = Math.max(most, shelf.read().size());
                    for (String version : shelf.versions()) {
                        assertThat(shelf.read(version).size()).isEqualTo(40);
                    }
                }
                return most;
            });
            Set<String> names = new HashSet<>();
            for (Future<List<String>> each : publishing) {
                names.addAll(each.get(60, TimeUnit.SECONDS));
            }
            assertThat(reading.get(60, TimeUnit.SECONDS)).isEqualTo(40);
            assertThat(names).hasSize(60);
            assertThat(shelf.versions()).hasSize(61).contains(shelf.current());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void takesNoNameTwiceWhereAPublisherEndedHalfway() throws IOException {
        Files.createFile(folder.resolve("0001.learned"));

        assertThat(shelf.versions()).isEmpty();
        assertThat(shelf.publish(Lessons.model(40))).isEqualTo("0002.learned");
        assertThat(shelf.versions()).containsExactly("0002.learned");
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
