package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.wire.Transport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A router that is closed, or gets another configuration, while copies of calls are asked. */
class ShadowCloseTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static ScriptedProvider live = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider silent = ScriptedProvider.answers("ok");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Outlives the router, so that it is not for it to cut what is left. */
    private final Transport transport = Transport.standalone();

    private final CountDownLatch end = new CountDownLatch(1);

    private LlmRouter router() {
        live.reply(request -> Reply.text("Yes."));
        silent.reply(request -> {
            try {
                assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.text("No.");
        });
        return LlmRouter.builder(ReadConfig.of(
                        """
                providers:
                  live: { type: openai-compatible, baseUrl: "%s" }
                  silent: { type: openai-compatible, baseUrl: "%s" }
                models: { live/m: { contextWindow: 8000 }, silent/m: { contextWindow: 8000 } }
                policies: { default: { candidates: [ live/m ] } }
                experiments: { as-good: { type: shadow, candidates: [ silent/m ], share: 1, concurrency: 1, timeout: 60s } }
                """
                                .formatted(live.baseUrl(), silent.baseUrl())))
                .transport(transport)
                .executor(threads)
                .build();
    }

    @AfterEach
    void letGo() {
        end.countDown();
        threads.shutdownNow();
        transport.close();
    }

    @Test
    void closingLeavesNoCopyHanging() throws Exception {
        LlmRouter router = router();
        for (int call = 0; call < 3; call++) {
            assertThat(router.chat(HELLO, CallOptions.DEFAULT).response().text())
                    .isEqualTo("Yes.");
        }
        await().until(() -> silent.requests().size() == 1);
        assertThat(router.callsUnderWay()).isZero();

        router.close();

        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(silent.requests()).hasSize(1);
    }

    @Test
    void aReloadLetsTheCopyEndThatIsBeingAsked() {
        try (LlmRouter router = router()) {
            router.chat(HELLO, CallOptions.DEFAULT);
            await().until(() -> silent.requests().size() == 1);

            router.reload(router.config());
            end.countDown();

            await().untilAsserted(() -> assertThat(compared(router)).isEqualTo(1L));
        }
    }

    private static Object compared(LlmRouter router) {
        return ((Map<?, ?>) router.experiments().report().get(0).get("comparison")).get("compared");
    }
}
