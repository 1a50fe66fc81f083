package io.llmrouter.routes;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;

/**
 * Splits the body, a text, into parts for {@code summarise-long}: first the text itself, then the joined summaries of its
 * parts, until one part is left. The body becomes the list of parts, or the text when it is one. Thread-safe.
 */
public final class LongText extends FlowStep {

    private static final String PARTS = "llmrouterParts";
    private static final String TOKENS = "llmrouterTokens";

    private TokenSplitter splitter = new TokenSplitter(1, 0);

    @Override
    void configure(CamelContext camel, Parameters parameters) {
        int most = parameters.whole("partTokens");
        int overlap = parameters.whole("overlapTokens");
        if (overlap * 2 > most) {
            throw parameters.wrong("overlapTokens", "is " + overlap + ": expected at most half of partTokens, " + most);
        }
        if (parameters.whole("summaryTokens") * 2 > most) {
            throw parameters.wrong(
                    "summaryTokens",
                    "is " + parameters.whole("summaryTokens") + ": expected at most half of partTokens, " + most
                            + ", or the summaries of two parts never fit into one");
        }
        splitter = new TokenSplitter(most, overlap);
        camel.getExecutorServiceManager().registerThreadPoolProfile(profile(parameters.whole("parallel")));
    }

    private static ThreadPoolProfile profile(int threads) {
        return new ThreadPoolProfileBuilder("llmrouter-parallel-" + threads)
                .poolSize(threads)
                .maxPoolSize(threads)
                .maxQueueSize(Integer.MAX_VALUE)
                .build();
    }

    @Override
    public void process(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("there is nothing to summarise: the body is empty");
        }
        long tokens = TokenSplitter.tokens(text);
        Long before = exchange.getProperty(TOKENS, Long.class);
        if (before != null && tokens >= before) {
            throw new IllegalStateException("the summaries have " + tokens + " tokens, no fewer than the " + before
                    + " they are of: the model does not keep to summaryTokens");
        }
        List<String> parts = splitter.split(text);
        exchange.setProperty(TOKENS, tokens);
        exchange.setProperty(PARTS, parts.size());
        exchange.getMessage().setBody(parts.size() == 1 ? text : parts);
    }
}
