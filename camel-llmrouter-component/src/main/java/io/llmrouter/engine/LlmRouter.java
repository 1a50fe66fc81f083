package io.llmrouter.engine;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.policy.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers requests by policy. Blocks in the caller's thread, is thread-safe, and is closed once. A new configuration may
 * be put in at any time: calls under way end as they began.
 */
public interface LlmRouter extends AutoCloseable {

    /** Puts a router together. */
    static LlmRouterBuilder builder(RouterConfig config) {
        return new LlmRouterBuilder(config);
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws LlmRouterException if no target answers
     */
    default Answer chat(ChatRequest request, CallOptions options) {
        Result<ChatResponse> result = perform(request, options);
        return new Answer(result.response(), result.target(), result.decision());
    }

    /**
     * Asks for an operation, chat or other, and waits for the whole answer: the same way for all of them.
     *
     * @throws LlmRouterException if no target answers
     */
    <R extends ModelResponse> Result<R> perform(ModelRequest<R> request, CallOptions options);

    /**
     * Asks, and waits until a target has begun to answer.
     *
     * @throws LlmRouterException if none does
     */
    AnswerStream stream(ChatRequest request, CallOptions options);

    /**
     * Decides without calling.
     *
     * @throws InvalidRequestException if the options name a policy, strategy or model that is not there
     */
    Plan plan(ModelRequest<?> request, CallOptions options);

    /**
     * Whether a policy has no live target, and until when: the earliest time a breaker lets probes through or a key may be
     * used again; {@link Instant#MAX} when only an operator can say. Empty when a target takes calls now. The policy's own
     * candidates count, and those of its rules; its last resort does not.
     *
     * @throws IllegalArgumentException if there is no such policy
     */
    default Optional<Instant> unavailableUntil(String policy) {
        return Optional.empty();
    }

    /**
     * Scores an answer that this router gave, for what learns from scores. A later score replaces an earlier one.
     *
     * @throws InvalidRequestException if there is no such answer, or it is not remembered any more
     * @throws UnsupportedOperationException if this router remembers none
     */
    default Judged feedback(Feedback feedback) {
        throw new UnsupportedOperationException("this router takes no feedback");
    }

    /**
     * The experiments at work: how they stand, and by hand taken back or begun anew.
     *
     * @throws UnsupportedOperationException if this router makes none
     */
    default Experiments experiments() {
        throw new UnsupportedOperationException("this router makes no experiments");
    }

    /**
     * Learns which model answers what how well, and says which version of that is in force.
     *
     * @throws UnsupportedOperationException if this router does not learn
     */
    default Learning learning() {
        throw new UnsupportedOperationException("this router does not learn");
    }

    /**
     * What an operator may see and do.
     *
     * @throws UnsupportedOperationException if this router cannot be operated
     */
    default Operations operations() {
        throw new UnsupportedOperationException("this router has no operations");
    }

    /** The configuration in force. */
    RouterConfig config();

    /** Puts another configuration in force, whole. */
    void reload(RouterConfig config);

    /** How many calls have begun and are not over, streams that are being read included. */
    default int callsUnderWay() {
        return 0;
    }

    /**
     * Takes no more calls, which fail with an {@link IllegalStateException}, and waits for those under way: the gentle way
     * to {@link #close()}, which is to follow. Ends early when the thread is interrupted.
     *
     * @return whether all were over within that time
     */
    default boolean drain(Duration atMost) {
        return true;
    }

    /** Gives up calls under way and frees connections. */
    @Override
    void close();
}
