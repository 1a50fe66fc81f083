package io.llmrouter.engine.policy.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Lesson;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyMemoryTest {

    private static final Target ONE = Target.parse("a/m");
    private static final Target TWO = Target.parse("b/m");

    @Test
    void givesAnOwnerTheSameMemoryAgain() {
        StrategyMemory memory = StrategyMemory.local();
        memory.bindings("mine", 10).bind(1, ONE);
        memory.arms("mine", 10).learn(new Lesson.Failed(ONE));

        assertThat(memory.bindings("mine", 10).of(1)).isEqualTo(ONE);
        assertThat(memory.bindings("yours", 10).of(1)).isNull();
        assertThat(memory.arms("mine", 10)).isSameAs(memory.arms("mine", 20));
        assertThat(memory.arms("yours", 10)).isNotSameAs(memory.arms("mine", 10));
    }

    @Test
    void freshMemoryIsNobodys() {
        StrategyMemory memory = StrategyMemory.fresh();
        memory.bindings("mine", 10).bind(1, ONE);

        assertThat(memory.bindings("mine", 10).of(1)).isNull();
        assertThat(memory.arms("mine", 10)).isNotSameAs(memory.arms("mine", 10));
    }

    @Test
    void anOwnerWithLessRoomKeepsTheKeysSeenLast() {
        StrategyMemory memory = StrategyMemory.local();
        Bindings bindings = memory.bindings("mine", 3);
        List.of(1L, 2L, 3L).forEach(key -> bindings.bind(key, ONE));
        bindings.bind(1, TWO);

        Bindings smaller = memory.bindings("mine", 2);

        assertThat(smaller.of(2)).isNull();
        assertThat(smaller.of(3)).isEqualTo(ONE);
        assertThat(smaller.of(1)).isEqualTo(TWO);
    }

    @Test
    void forgetsTheOwnerNobodyAskedForLongest() {
        StrategyMemory memory = StrategyMemory.local();
        memory.bindings("old", 1).bind(1, ONE);
        memory.bindings("kept", 1).bind(1, ONE);
        for (int owner = 0; owner < 999; owner++) {
            memory.bindings("owner " + owner, 1);
            memory.bindings("kept", 1);
        }

        assertThat(memory.bindings("kept", 1).of(1)).isEqualTo(ONE);
        assertThat(memory.bindings("old", 1).of(1)).isNull();
    }
}
