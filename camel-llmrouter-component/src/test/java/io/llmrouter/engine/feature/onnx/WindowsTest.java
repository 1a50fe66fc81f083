package io.llmrouter.engine.feature.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    private static final int SIZE = 126;
    private static final int OVERLAP = 15;

    private static List<long[]> windows(int length) {
        return Windows.of(LongStream.range(0, length).toArray(), SIZE, OVERLAP);
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(windows(SIZE)).hasSize(1);
        assertThat(windows(0)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 237, 238, 1000, 100_000})
    void holdsEveryTokenInFullWindowsThatOverlap(int length) {
        List<long[]> windows = windows(length);
        TreeSet<Long> held = new TreeSet<>();
        long end = OVERLAP;
        for (long[] window : windows) {
            assertThat(window).hasSize(SIZE);
            assertThat(window[0]).isLessThanOrEqualTo(end - OVERLAP);
            end = window[SIZE - 1] + 1;
            LongStream.of(window).forEach(held::add);
        }
        assertThat(held).hasSize(length);
        assertThat(held.last()).isEqualTo(length - 1);
    }

    @Test
    void makesNoMoreThanItMust() {
        assertThat(windows(237)).hasSize(2);
        assertThat(windows(238)).hasSize(3);
    }
}
