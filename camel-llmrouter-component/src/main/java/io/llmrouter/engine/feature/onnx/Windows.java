package io.llmrouter.engine.feature.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a long text's tokens into windows that overlap. */
final class Windows {

    private Windows() {}

    /**
     * The fewest windows that have every token and overlap by at least so many. All are equally long, so that a plain mean
     * of what comes of them weighs tokens alike, and none is a scrap without context.
     */
    static List<long[]> of(long[] tokens, int size, int overlap) {
        if (tokens.length <= size) {
            return List.of(tokens);
        }
        int beyond = tokens.length - size;
        int step = size - overlap;
        int further = (beyond + step - 1) / step;
        List<long[]> windows = new ArrayList<>(further + 1);
        for (int each = 0; each <= further; each++) {
            int from = (int) ((long) each * beyond / further);
            windows.add(Arrays.copyOfRange(tokens, from, from + size));
        }
        return windows;
    }
}
