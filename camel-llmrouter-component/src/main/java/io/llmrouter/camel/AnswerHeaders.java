package io.llmrouter.camel;

import io.llmrouter.engine.Answer;
import io.llmrouter.engine.Result;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Decision;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The headers that tell of an answer. */
final class AnswerHeaders {

    /** What an answer or a failure may set. */
    static final List<String> ALL = List.of(
            LlmRouterConstants.MODEL,
            LlmRouterConstants.ACCOUNT,
            LlmRouterConstants.FINISH_REASON,
            LlmRouterConstants.INPUT_TOKENS,
            LlmRouterConstants.OUTPUT_TOKENS,
            LlmRouterConstants.COST,
            LlmRouterConstants.ATTEMPTS,
            LlmRouterConstants.LATENCY,
            LlmRouterConstants.DECISION_ID,
            LlmRouterConstants.DECISION,
            LlmRouterConstants.DEGRADED,
            LlmRouterConstants.FLAGGED,
            LlmRouterConstants.COUNTED_BY,
            LlmRouterConstants.COUNT_ERROR,
            LlmRouterConstants.DRIFTS,
            LlmRouterConstants.FAILURE_KIND,
            LlmRouterConstants.FAILURE_MESSAGE);

    private AnswerHeaders() {}

    /** Takes away what an earlier step said: a stale header would be a lie. */
    static void clear(Message message) {
        if (message.hasHeaders()) {
            ALL.forEach(message::removeHeader);
        }
    }

    static void set(Message message, Answer answer) {
        target(message, answer.target());
        ending(message, answer.response().finishReason(), answer.response().usage());
        decision(message, answer.decision());
    }

    static void set(Message message, Result<?> result) {
        target(message, result.target());
        usage(message, result.response().usage());
        decision(message, result.decision());
    }

    static void target(Message message, Target target) {
        message.setHeader(LlmRouterConstants.MODEL, target.model());
        message.setHeader(LlmRouterConstants.ACCOUNT, target.account());
    }

    static void ending(Message message, FinishReason reason, @Nullable Usage usage) {
        message.setHeader(LlmRouterConstants.FINISH_REASON, reason.name().toLowerCase(Locale.ROOT));
        if (usage != null) {
            usage(message, usage);
        }
    }

    private static void usage(Message message, Usage usage) {
        message.setHeader(LlmRouterConstants.INPUT_TOKENS, usage.inputTokens());
        message.setHeader(LlmRouterConstants.OUTPUT_TOKENS, usage.outputTokens());
    }

    static void decision(Message message, Decision decision) {
        message.setHeader(LlmRouterConstants.DECISION_ID, decision.id());
        message.setHeader(LlmRouterConstants.ATTEMPTS, decision.attempts().size());
        message.setHeader(LlmRouterConstants.LATENCY, decision.latency().toMillis());
        message.setHeader(LlmRouterConstants.DECISION, new DecisionText(decision));
        Money cost = decision.cost();
        if (cost != null) {
            message.setHeader(LlmRouterConstants.COST, cost.toUsd());
        }
        if (decision.degraded() != null) {
            message.setHeader(LlmRouterConstants.DEGRADED, decision.degraded());
        }
    }
}
