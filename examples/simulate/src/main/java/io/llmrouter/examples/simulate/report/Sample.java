package io.llmrouter.examples.simulate.report;

/**
 * What came of one request.
 *
 * @param number from 0
 * @param atNanos when it came, since the beginning
 * @param latencyNanos how long it took to be answered, or given up
 * @param costNanos what it cost, in nano-USD
 * @param attempts how many calls were made for it
 * @param ending how it ended
 */
public record Sample(int number, long atNanos, long latencyNanos, long costNanos, int attempts, Ending ending) {

    /**
     * How a request ended.
     *
     * @param target who answered, or began to; empty when nobody did
     * @param firstNanos how long the first token of a stream took; negative when none was read
     * @param quality how good the answer is, from 0 to 1; 0 when it is not whole
     * @param failure why it is not whole; empty when it is
     */
    public record Ending(String target, long firstNanos, double quality, String failure) {

        /** With an answer, which had a first token if it was streamed. */
        public static Ending answered(String target, long firstNanos, double quality) {
            return new Ending(target, firstNanos, quality, "");
        }

        /** With a stream that had begun, and broke off. */
        public static Ending broken(String target, long firstNanos, String failure) {
            return new Ending(target, firstNanos, 0, failure);
        }

        /** Without anything. */
        public static Ending failed(String failure) {
            return new Ending("", -1, 0, failure);
        }

        /** Whether something came, but not all. */
        boolean isBroken() {
            return !target.isEmpty() && !failure.isEmpty();
        }
    }
}
