package io.llmrouter.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Adds what the latest call took to what the calls before it took, so that the headers of the last answer tell the whole.
 * Comes once after each call. Thread-safe.
 */
public final class SpentSoFar implements Processor {

    private static final String SPENT = "llmrouterSpent";

    @Override
    public void process(Exchange exchange) {
        Spent before = exchange.getProperty(SPENT, Spent.NOTHING, Spent.class);
        Spent all = before.plus(Spent.of(exchange));
        exchange.setProperty(SPENT, all);
        all.writeTo(exchange);
    }
}
