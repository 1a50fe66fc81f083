package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind.Onward;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import java.util.Objects;

/** Turns the failure of a call into the one exception that tells of every attempt. */
final class FailureReport {

    private FailureReport() {}

    static LlmRouterException exception(Failure failure, Decision decision) {
        if (decision.attempts().isEmpty()) {
            return LlmRouterException.of(failure, decision);
        }
        String message = message(failure, decision);
        LlmRouterException exception = LlmRouterException.of(message, failure, decision);
        return isMixed(failure, decision) ? new ExhaustedException(message, failure, decision) : exception;
    }

    /** Whether targets failed in ways that ask for different reactions, so that no one of them stands for the call. */
    private static boolean isMixed(Failure failure, Decision decision) {
        Class<?> one = LlmRouterException.of(failure, null).getClass();
        return failure.kind().onward() == Onward.ANY
                && decision.attempts().stream()
                        .map(Attempt::failure)
                        .filter(Objects::nonNull)
                        .anyMatch(other -> LlmRouterException.of(other, null).getClass() != one);
    }

    private static String message(Failure failure, Decision decision) {
        StringBuilder text = new StringBuilder("policy '")
                .append(decision.plan().policy())
                .append("': ")
                .append(failure);
        text.append(" [").append(decision.attempts().size()).append(" attempts:");
        for (Attempt attempt : decision.attempts()) {
            text.append(' ')
                    .append(attempt.number())
                    .append(") ")
                    .append(attempt.target())
                    .append(' ');
            text.append(attempt.failure() == null ? "answered" : attempt.failure());
            text.append(", ").append(attempt.latency().toMillis()).append(" ms, ");
            text.append(attempt.cost() == null ? "cost unknown" : attempt.cost())
                    .append(';');
        }
        text.setCharAt(text.length() - 1, ']');
        return text.toString();
    }
}
