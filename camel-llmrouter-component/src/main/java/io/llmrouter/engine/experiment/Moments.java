package io.llmrouter.engine.experiment;

/** How many values there were, their mean and how they vary. Not thread-safe. */
final class Moments {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    /** Puts a value in the place of one that was added; adds it if none was, since that was counted before a restart. */
    void replace(double before, double now) {
        if (count == 0) {
            add(now);
            return;
        }
        double old = mean;
        mean += (now - before) / count;
        squares = Math.max(0, squares + (now - before) * (now - mean + before - old));
    }

    Sample sample() {
        return new Sample(count, mean, count < 2 ? 0 : squares / (count - 1));
    }

    /**
     * A sample of values.
     *
     * @param count how many
     * @param mean their mean; 0 when there are none
     * @param variance their variance, estimated for all that they are a sample of
     */
    record Sample(long count, double mean, double variance) {}
}
