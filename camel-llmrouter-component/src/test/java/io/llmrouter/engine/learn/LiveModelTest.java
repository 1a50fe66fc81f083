package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveModelTest {

    @TempDir
    Path folder;

    @Test
    void goesByTheVersionInForceAtEachLook() throws IOException {
        ModelShelf shelf = new ModelShelf(folder);
        LiveModel live = LiveModel.of(shelf, each -> {});
        assertThat(live.current()).isNull();

        shelf.publish(Lessons.model(40));
        assertThat(live.current()).isNull();
        assertThat(live.look()).isEqualTo("0001.learned");
        assertThat(size(live)).isEqualTo(40);
        assertThat(live.look()).isNull();

        shelf.publish(Lessons.model(60));
        shelf.rollBack();
        assertThat(live.look()).isNull();
        shelf.use("0002");
        assertThat(live.look()).isEqualTo("0002.learned");
        assertThat(size(live)).isEqualTo(60);
    }

    @Test
    void staysAsItIsWhenAVersionCannotBeReadOrUsed() throws IOException {
        ModelShelf shelf = new ModelShelf(folder);
        shelf.publish(Lessons.model(40));
        LiveModel live = LiveModel.of(shelf, each -> {
            if (each.size() > 100) {
                throw new IllegalArgumentException("too large");
            }
        });
        shelf.publish(Lessons.model(120));
        assertThatIOException().isThrownBy(live::look).withMessageContaining("0002.learned that cannot be used: too");
        Files.writeString(folder.resolve("0002.learned"), "broken");
        assertThatIOException().isThrownBy(live::look).withMessageContaining("is no learned model");
        assertThat(size(live)).isEqualTo(40);

        shelf.publish(Lessons.model(60));
        assertThat(live.look()).isEqualTo("0003.learned");
    }

    @Test
    void isThereWithoutAShelf() throws IOException {
        LiveModel live = LiveModel.fixed(Lessons.model(40));

        assertThat(live.look()).isNull();
        assertThat(size(live)).isEqualTo(40);
    }

    private static int size(LiveModel live) {
        return Objects.requireNonNull(live.current()).size();
    }
}
