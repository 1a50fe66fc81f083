package io.llmrouter.camel.eip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.test.ReceivedRequest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are read once: stream caching and the claim check. */
class BodiesTest extends RouteKit {

    @TempDir
    Path folder;

    private static InputStream stream() {
        return new ByteArrayInputStream("a streamed question".getBytes(UTF_8));
    }

    @Test
    void aCachedStreamIsReadAgainWhenItIsRedelivered() throws Exception {
        startYaml("Stream caching");
        one.script("500, ok:read twice");

        assertThat(text("direct:cached", stream())).isEqualTo("read twice");

        assertThat(one.requests())
                .extracting(ReceivedRequest::lastText)
                .containsOnly("a streamed question")
                .hasSize(2);
    }

    @Test
    void anUncachedStreamIsEmptyTheSecondTime() throws Exception {
        startYaml("Stream caching");
        one.script("500, ok:never asked");

        assertThat(send("direct:uncached", stream()).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the body is empty");

        assertThat(one.requests()).extracting(ReceivedRequest::lastText).containsExactly("a streamed question");
    }

    @Test
    void aFileIsReadAgainWithoutACache() throws Exception {
        startYaml("Stream caching");
        one.script("500, ok:read twice");
        File file = Files.writeString(folder.resolve("question.txt"), "a question in a file")
                .toFile();

        assertThat(text("direct:uncached", file)).isEqualTo("read twice");

        assertThat(one.requests()).extracting(ReceivedRequest::lastText).containsOnly("a question in a file");
    }

    @Test
    void theClaimedBodyComesBackBesideTheAnswer() throws Exception {
        startYaml("Claim check");

        Exchange exchange = send("direct:claimed", "a very long mail", Map.of("subject", "late parcel"));

        assertThat(exchange.getMessage().getBody()).isEqualTo("a very long mail");
        assertThat(exchange.getMessage().getHeader("category")).isEqualTo("from one");
        assertThat(one.requests()).extracting(ReceivedRequest::lastText).containsExactly("late parcel");
    }
}
