package io.llmrouter.engine.state.redis;

import static io.llmrouter.engine.state.redis.Node.ONE;
import static io.llmrouter.engine.state.redis.Node.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusyReportsTest {

    private final Map<Target, Integer> calls = new HashMap<>();
    private Instant now = Instant.EPOCH.plusSeconds(1_000);
    private final BusyReports reports = new BusyReports("me", () -> Map.copyOf(calls), () -> now);
    private final CallsElsewhere elsewhere = new CallsElsewhere();

    private boolean isSaid() {
        return reports.due()
                .map(news -> {
                    elsewhere.heard((BusyNews) news, now.toEpochMilli());
                    return true;
                })
                .orElse(false);
    }

    @Test
    void saysNothingWhileNothingIsUnderWay() {
        assertThat(isSaid()).isFalse();
        now = now.plusSeconds(100);
        assertThat(isSaid()).isFalse();
    }

    @Test
    void saysChangesOnceASecondAtMost() {
        calls.put(ONE, 2);
        assertThat(isSaid()).isTrue();
        calls.put(ONE, 3);
        now = now.plusMillis(999);
        assertThat(isSaid()).isFalse();
        now = now.plusMillis(1);
        assertThat(isSaid()).isTrue();
        assertThat(elsewhere.at(ONE)).isEqualTo(3);
        calls.clear();
        now = now.plusSeconds(1);
        assertThat(isSaid()).isTrue();
        assertThat(elsewhere.at(ONE)).isZero();
    }

    @Test
    void saysTheSameAgainBeforeItIsForgotten() {
        calls.put(ONE, 1);
        for (int second = 0; second < 60; second++) {
            boolean ignored = isSaid();
            elsewhere.sweep(now.toEpochMilli());
            assertThat(elsewhere.at(ONE)).isEqualTo(1);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void whoSaysNothingForLongIsForgottenAndOthersAddUp() {
        elsewhere.heard(new BusyNews("a", Map.of(ONE, 2, TWO, 1)), 0);
        elsewhere.heard(new BusyNews("b", Map.of(ONE, 3)), 5_000);
        assertThat(elsewhere.at(ONE)).isEqualTo(5);

        elsewhere.sweep(15_000);
        assertThat(elsewhere.at(ONE)).isEqualTo(3);
        assertThat(elsewhere.at(TWO)).isZero();
        elsewhere.clear();
        assertThat(elsewhere.at(ONE)).isZero();
    }

    @Test
    void remembersAThousandNodes() {
        for (int node = 0; node < 1_500; node++) {
            elsewhere.heard(new BusyNews("node" + node, Map.of(ONE, 1)), 0);
        }

        assertThat(elsewhere.at(ONE)).isEqualTo(1_000);
    }
}
