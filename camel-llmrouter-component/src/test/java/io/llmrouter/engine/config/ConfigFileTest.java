package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    private static final String ONE = "providers: { local: {} }\n";
    private static final String TWO = "providers: { local: {}, simulated: {} }\n";
    private static final String BAD = "providers: { lokal: {} }\n";

    @TempDir
    Path folder;

    private final List<RuntimeException> refusals = new ArrayList<>();
    private Path path;
    private ConfigFile file;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("llmrouter.yaml");
        Files.writeString(path, ONE);
        file = new ConfigFile(path, Surroundings.reader(), refusals::add);
    }

    @Test
    void readsTheFile() {
        assertThat(file.read().accounts()).hasSize(1);
        assertThat(file.changed()).isEmpty();
    }

    @Test
    void takesANewVersionOnceItStandsStill() throws IOException {
        file.read();
        Files.writeString(path, TWO);

        assertThat(file.changed()).as("it may still be being written").isEmpty();
        Optional<RouterConfig> changed = file.changed();

        assertThat(changed).isPresent();
        assertThat(changed.get().accounts()).hasSize(2);
        assertThat(file.changed()).as("it is taken once").isEmpty();
    }

    @Test
    void doesNotTakeAFileThatIsOnlyTouched() throws IOException {
        file.read();
        Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));

        assertThat(file.changed()).isEmpty();
        assertThat(file.changed()).isEmpty();
    }

    @Test
    void refusesABadVersionOnceAndTakesTheNextGoodOne() throws IOException {
        file.read();
        Files.writeString(path, BAD);
        for (int poll = 0; poll < 5; poll++) {
            assertThat(file.changed()).isEmpty();
        }
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0)).isInstanceOf(ConfigException.class).hasMessageContaining("llmrouter.yaml:1:14");

        Files.writeString(path, TWO);
        file.changed();

        assertThat(file.changed()).isPresent();
    }

    @Test
    void neitherTakesNorRefusesAHalfWrittenVersion() throws IOException {
        file.read();
        Files.writeString(path, TWO.substring(0, 20));
        assertThat(file.changed()).isEmpty();
        Files.writeString(path, TWO);
        assertThat(file.changed()).isEmpty();

        assertThat(file.changed()).isPresent();
        assertThat(refusals).isEmpty();
    }

    @Test
    void reportsAFileThatIsGoneOnceAndTakesItsReturn() throws IOException {
        file.read();
        Files.delete(path);
        file.changed();
        file.changed();
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0)).hasMessageContaining("llmrouter.yaml: cannot be read");

        Files.writeString(path, TWO);
        file.changed();

        assertThat(file.changed()).isPresent();
    }

    @Test
    void failsToReadABadFileAtTheStart() throws IOException {
        Files.writeString(path, BAD);

        assertThatThrownBy(file::read).isInstanceOf(ConfigException.class);
        assertThat(refusals).isEmpty();
    }

    @Test
    void takesBackTheFirstVersionAfterABadOne() throws IOException {
        file.read();
        Files.writeString(path, BAD);
        file.changed();
        file.changed();
        Files.writeString(path, ONE);
        file.changed();

        assertThat(file.changed()).map(RouterConfig::accounts).hasValueSatisfying(all -> assertThat(all)
                .hasSize(1));
    }
}
