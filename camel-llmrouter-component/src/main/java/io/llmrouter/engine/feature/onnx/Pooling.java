package io.llmrouter.engine.feature.onnx;

/** How the states of a window, one for each token, become its vector. */
enum Pooling {
    /** The mean of all. */
    MEAN {
        @Override
        float[] pool(float[][] states) {
            float[] sum = new float[states[0].length];
            for (float[] state : states) {
                add(sum, state);
            }
            return normalised(sum);
        }
    },
    /** The first, which the model made for this. */
    FIRST {
        @Override
        float[] pool(float[][] states) {
            return normalised(states[0].clone());
        }
    };

    /** The vector of the length 1. */
    abstract float[] pool(float[][] states);

    static void add(float[] sum, float[] vector) {
        for (int at = 0; at < sum.length; at++) {
            sum[at] += vector[at];
        }
    }

    /** Brings a vector to the length 1, in place. */
    static float[] normalised(float[] vector) {
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        double length = Math.max(Math.sqrt(squares), 1e-12);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = (float) (vector[at] / length);
        }
        return vector;
    }
}
