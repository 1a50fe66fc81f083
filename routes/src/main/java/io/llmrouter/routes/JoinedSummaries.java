package io.llmrouter.routes;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Joins the summaries of parts to one text, in the order of the parts; what one failed with, all fail with. Thread-safe. */
public final class JoinedSummaries implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange joined, Exchange next) {
        if (joined == null || joined.getException() != null) {
            return joined == null ? next : joined;
        }
        if (next.getException() != null) {
            return next;
        }
        String text = joined.getMessage().getBody(String.class) + "\n\n"
                + next.getMessage().getBody(String.class);
        joined.getMessage().setBody(text);
        Spent.of(joined).plus(Spent.of(next)).writeTo(joined);
        return joined;
    }
}
