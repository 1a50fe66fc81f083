package io.llmrouter.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.learn.RoutingCurve.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingCurveTest {

    @Test
    void recoversTheWholeGapAtOnceWhenThePromiseIsRight() {
        RoutingCurve curve = RoutingCurve.of(
                List.of(new Case(.1, 1, 1), new Case(.9, 0, 1), new Case(.2, 0, 0), new Case(.3, 1, 1)));

        assertThat(curve.apgr()).isCloseTo((.5 + 1 + 1 + 1) / 4, within(1e-9));
        assertThat(curve.cpt(.5)).isEqualTo(25);
    }

    @Test
    void isAHalfWhenEveryPromptGainsTheSame() {
        RoutingCurve curve = RoutingCurve.of(List.of(new Case(3, 0, 1), new Case(2, 0, 1), new Case(1, 0, 1)));

        assertThat(curve.apgr()).isCloseTo(.5, within(1e-9));
        assertThat(curve.cpt(.8)).isEqualTo(100);
    }
}
