package io.llmrouter.engine.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.ForwardingTraffic;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Traffic;
import org.junit.jupiter.api.Test;

class AsIfNewTest {

    private static final Target A = Target.parse("a/m");

    private final KnownSignals measured = new KnownSignals() {
        @Override
        public Traffic traffic(Target target) {
            return new ForwardingTraffic(super.traffic(target)) {
                @Override
                public int inFlightElsewhere() {
                    return 7;
                }
            };
        }
    };

    @Test
    void tellsOfTheCallsUnderWayHereAndElsewhere() {
        measured.inFlight("a/m", 3);
        AsIfNew known = new AsIfNew(measured, A);

        assertThat(known.traffic(A).inFlight()).isEqualTo(3);
        assertThat(known.traffic(A).inFlightElsewhere()).isEqualTo(7);
        assertThat(known.wasAsked()).isFalse();
    }

    @Test
    void tellsNothingOfHowTheyWentAndNoticesWhoAsks() {
        measured.spread("a/m", Measure.TOTAL, 1, 2, 3).latency("a/m", 5).errors("a/m", 0.5);
        AsIfNew known = new AsIfNew(measured, A);

        assertThat(known.traffic(A).quantiles(Measure.TOTAL)).isEmpty();
        assertThat(known.latencyMillis(A)).isEmpty();
        assertThat(known.traffic(A).errorRate()).isEmpty();
        assertThat(known.wasAsked()).isTrue();
    }
}
