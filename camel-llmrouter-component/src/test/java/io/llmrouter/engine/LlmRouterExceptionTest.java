package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LlmRouterExceptionTest {

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyKindOfFailureHasItsException(FailureKind kind) {
        LlmRouterException exception = LlmRouterException.of(Failure.of(kind, "as told"), null);

        assertThat(exception.failure().kind()).isEqualTo(kind);
        assertThat(exception).hasMessage(kind.word() + ": as told");
        assertThat(exception.decision()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, RateLimitedException",
        "TIMEOUT, TimedOutException",
        "CONTENT_POLICY, ContentBlockedException",
        "NO_ELIGIBLE_MODEL, NoEligibleModelException",
        "BUDGET_EXCEEDED, BudgetExceededException",
        "AUTHENTICATION, ProviderRejectedException",
        "INVALID_REQUEST, InvalidRequestException",
        "SERVER_ERROR, ExhaustedException"
    })
    void namesTheWayToReact(FailureKind kind, String type) {
        assertThat(LlmRouterException.of(Failure.of(kind, "x"), null).getClass().getSimpleName())
                .isEqualTo(type);
    }

    @Test
    void keepsALongerMessage() {
        assertThat(LlmRouterException.of("all of it", Failure.of(FailureKind.TIMEOUT, "late"), null))
                .isInstanceOf(TimedOutException.class)
                .hasMessage("all of it");
    }
}
