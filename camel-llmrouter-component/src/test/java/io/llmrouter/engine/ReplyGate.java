package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Holds a provider's replies back until it is opened: a call is under way for as long as a test needs. */
public final class ReplyGate {

    private final CountDownLatch open = new CountDownLatch(1);

    /** That reply, to every request, once the gate is open. */
    public Function<ReceivedRequest, Reply> before(Reply reply) {
        return request -> {
            await();
            return reply;
        };
    }

    public void open() {
        open.countDown();
    }

    private void await() {
        try {
            assertThat(open.await(1, TimeUnit.MINUTES))
                    .as("the gate was opened")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
