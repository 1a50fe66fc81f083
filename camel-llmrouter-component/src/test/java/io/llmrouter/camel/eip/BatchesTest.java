package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many parts, one request each; many messages, one request together. */
class BatchesTest extends RouteKit {

    @Test
    void splitKeepsTheOrderAndThePlaceOfWhatFailed() throws Exception {
        startYaml("Split");
        one.reply(request -> request.lastText().equals("poison")
                ? Reply.error(400, "invalid_request_error", null, "no")
                : Reply.text("answer to " + request.lastText()));

        Object answers = send("direct:lines", "a\npoison\nb").getMessage().getBody();

        assertThat((List<?>) answers).isEqualTo(List.of("answer to a", "poison", "answer to b"));
        assertThat(one.requests()).hasSize(3);
    }

    @Test
    void splitCostsEachPartItsOwnAttempts() throws Exception {
        startYaml("Split");
        one.script("500, ok");

        send("direct:lines", "a\nb\nc");

        assertThat(one.requests()).hasSize(4);
    }

    @Test
    void aggregateAsksOnceForAll() throws Exception {
        startYaml("Aggregate");
        mock("batches").expectedBodiesReceived("from one");

        for (String part : List.of("first", "second", "third")) {
            send("direct:batched", part);
        }

        mock("batches").assertIsSatisfied();
        assertThat(one.requests()).hasSize(1);
        assertThat(one.requests().get(0).lastText()).contains("first", "second", "third");
    }
}
