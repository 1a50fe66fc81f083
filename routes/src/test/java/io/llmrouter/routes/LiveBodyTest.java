package io.llmrouter.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveBodyTest {

    private final List<String> givenUp = new ArrayList<>();

    @Test
    void returnsOnePieceForEachRead() throws IOException {
        LiveBody body = body("one", "", "two");
        byte[] buffer = new byte[100];

        assertThat(new String(buffer, 0, body.read(buffer), UTF_8)).isEqualTo("one");
        assertThat(new String(buffer, 0, body.read(buffer), UTF_8)).isEqualTo("two");
        assertThat(body.read(buffer)).isEqualTo(-1);
        assertThat(body.position()).isEqualTo(6);
    }

    @Test
    void splitsAPieceThatIsLargerThanTheBuffer() throws IOException {
        LiveBody body = body("seven");

        assertThat(body.readNBytes(3)).asString(UTF_8).isEqualTo("sev");
        assertThat((char) body.read()).isEqualTo('e');
        assertThat(body.readAllBytes()).asString(UTF_8).isEqualTo("n");
    }

    @Test
    void doesNotAskForAPieceBeforeItIsRead() {
        Iterator<byte[]> untouched = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new AssertionError("asked too early");
            }

            @Override
            public byte[] next() {
                throw new AssertionError("asked too early");
            }
        };

        LiveBody body = new LiveBody(untouched, () -> givenUp.add("now"));
        body.reset();

        assertThat(body.copy(null)).isSameAs(body);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void givesUpWhenItIsClosed() {
        body("one").close();

        assertThat(givenUp).containsExactly("now");
    }

    private LiveBody body(String... pieces) {
        Iterator<byte[]> bytes =
                Stream.of(pieces).map(each -> each.getBytes(UTF_8)).iterator();
        return new LiveBody(bytes, () -> givenUp.add("now"));
    }
}
