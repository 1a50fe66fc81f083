package io.llmrouter.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code GET /v1/models}, documented at https://platform.openai.com/docs/api-reference/models. Thread-safe. */
public final class ModelList implements Processor {

    @Override
    public void process(Exchange exchange) {
        new Response(exchange).send(200, ModelNames.list(Router.of(exchange).config()));
    }
}
