package io.llmrouter.issues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.test.Fault;
import io.llmrouter.test.FaultServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The last event of a stream whose body did not end came only when the idle limit was over, after 30 s. */
@Timeout(25)
class EndlessBodyTest {

    private final FaultServer server = new FaultServer();
    private final LlmRouter router = LlmRouter.builder(ReadConfig.of(
                    """
                    providers:
                      a: { type: openai-compatible, baseUrl: "%s" }
                    models:
                      a/model: { contextWindow: 100000 }
                    policies:
                      default: { candidates: [ a/model ] }
                    """
                            .formatted(server.baseUrl("a"))))
            .build();

    @AfterEach
    void close() {
        router.close();
        server.close();
    }

    @Test
    void doesNotKeepTheLastEventBack() {
        assertThat(kinds(Fault.NO_END)).endsWith(StreamEvent.Kind.FINISHED);
        await().until(() -> server.connections() == 0);
    }

    @Test
    void givesTheConnectionBackWhenTheBodyEnds() {
        assertThat(kinds(Fault.NONE)).endsWith(StreamEvent.Kind.FINISHED);
        assertThat(server.connections()).isEqualTo(1);
    }

    private List<StreamEvent.Kind> kinds(Fault fault) {
        server.plays("a", fault);
        List<StreamEvent.Kind> kinds = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (AnswerStream stream = router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT)) {
                stream.forEachRemaining(event -> kinds.add(event.kind()));
            }
        }
        return kinds;
    }
}
