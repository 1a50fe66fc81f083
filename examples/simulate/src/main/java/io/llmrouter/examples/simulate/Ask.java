package io.llmrouter.examples.simulate;

/**
 * One request of the traffic.
 *
 * @param number from 0
 * @param atNanos when it comes, since the beginning
 * @param kind its kind, which only an oracle is told
 * @param looks the kind that it seems to be to a reader who knows what each of its phrases weighs
 * @param inputTokens what the provider counts of the prompt
 * @param outputTokens what the provider counts of the answer
 * @param user who asks
 * @param prompt what is asked
 * @param streamed whether the answer is read as it is written
 */
record Ask(
        int number,
        long atNanos,
        String kind,
        String looks,
        int inputTokens,
        int outputTokens,
        String user,
        String prompt,
        boolean streamed) {}
