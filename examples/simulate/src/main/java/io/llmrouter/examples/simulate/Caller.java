package io.llmrouter.examples.simulate;

import io.llmrouter.engine.Answer;
import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.examples.simulate.time.VirtualTime;
import org.jspecify.annotations.Nullable;

/** Asks a router as an application does: for a whole answer, or reading a stream to its end. Used by one thread at a time. */
final class Caller {

    /** The first token of what was not streamed. */
    static final long NONE = -1;

    private final LlmRouter router;
    private final VirtualTime time;

    Caller(LlmRouter router, VirtualTime time) {
        this.router = router;
        this.time = time;
    }

    /**
     * What a caller gets.
     *
     * @param target who answers
     * @param text what was received
     * @param decision the id under which the answer can be scored
     * @param firstNanos how long the first text took; {@link #NONE} where nothing was streamed
     * @param broken why a stream broke off; null for what is whole
     */
    record Received(Target target, @Nullable String text, String decision, long firstNanos, @Nullable Failure broken) {}

    /**
     * Asks, and waits for the end.
     *
     * @throws io.llmrouter.engine.LlmRouterException if no target answers
     */
    Received ask(ChatRequest request, CallOptions options, boolean streamed) {
        return streamed ? streamed(request, options) : whole(router.chat(request, options));
    }

    private static Received whole(Answer answer) {
        String decision = answer.decision().id();
        return new Received(answer.target(), answer.response().text(), decision, NONE, null);
    }

    private Received streamed(ChatRequest request, CallOptions options) {
        long begun = time.nanos();
        long first = NONE;
        Failure broken = null;
        StringBuilder text = new StringBuilder();
        try (AnswerStream answer = router.stream(request, options)) {
            while (answer.hasNext()) {
                StreamEvent event = answer.next();
                text.append(event.content());
                first = first == NONE && text.length() > 0 ? time.nanos() - begun : first;
                broken = event instanceof StreamEvent.Failed failed ? failed.failure() : broken;
            }
            return new Received(
                    answer.target(), text.toString(), answer.decision().id(), first, broken);
        }
    }
}
