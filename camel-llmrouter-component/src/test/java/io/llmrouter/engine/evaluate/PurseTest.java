package io.llmrouter.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PurseTest {

    @Test
    void isExceededByNoMoreThanTheCallsThatBeganBeforeAnyPriceWasKnown() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            Money each = new Money(1 + random.nextInt(1_000));
            long budget = random.nextInt(20_000);
            Purse purse = new Purse(new Money(budget));
            int underWay = 0;
            int unknown = 0;
            for (int step = 0; step < 200; step++) {
                if (underWay == 0 || random.nextBoolean()) {
                    boolean begins = purse.allows();
                    underWay += begins ? 1 : 0;
                    unknown += begins && purse.spent().equals(Money.ZERO) ? 1 : 0;
                } else {
                    purse.paid(each);
                    underWay--;
                }
            }
            assertThat(purse.spent().nanos()).isLessThanOrEqualTo(Math.max(budget, unknown * each.nanos()));
        }
    }

    @Test
    void refusesACallThatMayNotFit() {
        Purse purse = new Purse(new Money(25));
        assertThat(purse.allows()).isTrue();
        purse.paid(new Money(10));
        assertThat(purse.allows()).isTrue();
        assertThat(purse.allows()).isFalse();
        assertThat(purse.refusal()).isEqualTo("the budget is 0.000000025 USD");
        purse.paid(new Money(1));
        assertThat(purse.allows()).as("once stopped, it stays so").isFalse();
        assertThat(purse.spent()).isEqualTo(new Money(11));
    }

    @Test
    void stopsWhereNobodyKnowsWhatAnAnswerCost() {
        Purse purse = new Purse(new Money(25));
        assertThat(purse.allows()).isTrue();
        purse.paid(null);
        assertThat(purse.allows()).isFalse();
        assertThat(purse.refusal()).contains("nobody knows what one of them cost");
    }

    @Test
    void withoutABudgetEverythingIsAllowed() {
        Purse purse = new Purse(null);
        for (int call = 0; call < 100; call++) {
            assertThat(purse.allows()).isTrue();
            purse.paid(call % 2 == 0 ? null : new Money(Long.MAX_VALUE / 100));
        }
        assertThat(purse.refusal()).isNull();
    }
}
