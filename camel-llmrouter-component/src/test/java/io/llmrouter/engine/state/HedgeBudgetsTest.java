package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Hedge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HedgeBudgetsTest {

    private static final Optional<Money> CHEAP = Optional.of(Money.usd("0.4"));

    private Instant now = Instant.EPOCH;
    private final HedgeBudgets budgets = new HedgeBudgets(() -> now);

    @Test
    void neverExceedsItsShareOfTheCallsSoFar() {
        Hedge fifth = new Hedge(Duration.ofSeconds(1), 0.25, null);
        int hedges = 0;
        for (int calls = 1; calls <= 1000; calls++) {
            budgets.called("p", fifth);
            while (budgets.tryTake("p", fifth, CHEAP)) {
                hedges++;
            }
            assertThat(hedges).isLessThanOrEqualTo(calls / 4);
        }
        assertThat(hedges).isEqualTo(250);
    }

    @Test
    void savesAtMostTenUp() {
        Hedge always = new Hedge(Duration.ofSeconds(1), 1, null);
        for (int i = 0; i < 100; i++) {
            budgets.called("p", always);
        }
        int hedges = 0;
        while (budgets.tryTake("p", always, CHEAP)) {
            hedges++;
        }
        assertThat(hedges).isEqualTo(10);
    }

    @Test
    void spendsNoMoreThanTheHoursMoney() {
        Hedge dollar = new Hedge(Duration.ofSeconds(1), 1, Money.usd("1"));
        for (int i = 0; i < 10; i++) {
            budgets.called("p", dollar);
        }

        assertThat(budgets.tryTake("p", dollar, CHEAP)).isTrue();
        assertThat(budgets.tryTake("p", dollar, CHEAP)).isTrue();
        assertThat(budgets.tryTake("p", dollar, CHEAP)).isFalse();

        now = now.plus(Duration.ofHours(1));
        assertThat(budgets.tryTake("p", dollar, CHEAP)).isTrue();
    }

    @Test
    void neverTakesAnUnknownPriceWhereMoneyIsLimited() {
        Hedge dollar = new Hedge(Duration.ofSeconds(1), 1, Money.usd("1"));
        Hedge free = new Hedge(Duration.ofSeconds(1), 1, null);
        budgets.called("p", dollar);

        assertThat(budgets.tryTake("p", dollar, Optional.empty())).isFalse();
        assertThat(budgets.tryTake("p", free, Optional.empty())).isTrue();
    }
}
