package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.emits;
import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Warmth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmthTest {

    private static final StreamEvent.UsageReported USED = new StreamEvent.UsageReported(
            new Usage(2_000, 500, 1_400, 0, 0, 0, 3, 0, 0, Usage.Source.REPORTED, Units.NONE));

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anAnswerWarmsWhoGaveItForThisConversation() {
        scene.account("a", new ScriptedCalls(fails(Failure.of(FailureKind.OVERLOADED, "busy"))))
                .account("b", new ScriptedCalls(emits(new StreamEvent.TextDelta("yes"), USED)));
        scene.chat();

        long conversation = conversation(CallOptions.DEFAULT);
        assertThat(scene.states.warmth(scene.target("b"), conversation)).contains(new Warmth(1_900, 2_000));
        assertThat(scene.states.warmth(scene.target("a"), conversation)).isEmpty();
        assertThat(scene.states.warmth(scene.target("b"), conversation(CallOptions.DEFAULT.withCaller("eve", null))))
                .isEmpty();
    }

    private static long conversation(CallOptions options) {
        ChatRequest request = ChatRequest.of("Hello?");
        return new PlanRequest(request, options, RequestFeatures.of(request, false), false)
                .conversation()
                .orElseThrow();
    }
}
