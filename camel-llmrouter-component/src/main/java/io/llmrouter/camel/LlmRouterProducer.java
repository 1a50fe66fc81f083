package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouterException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** What all operations have in common: stale headers go, and failures are told as the endpoint wants them. */
abstract class LlmRouterProducer extends DefaultProducer {

    private final RoutingMapping routing;
    private final boolean throwing;
    private final boolean listening;

    LlmRouterProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        routing = new RoutingMapping(endpoint.getConfiguration());
        throwing = endpoint.getConfiguration().isThrowExceptionOnFailure();
        listening = endpoint.getConfiguration().getHeaderOverrides() != HeaderOverrides.none;
    }

    @Override
    public LlmRouterEndpoint getEndpoint() {
        return (LlmRouterEndpoint) super.getEndpoint();
    }

    /** To be called by operations that cannot give their answer piece by piece. */
    static void refuseStreaming(LlmRouterConfiguration options) {
        if (options.isStreaming()) {
            throw new IllegalArgumentException("llmrouter:" + options.getOperation()
                    + " does not stream: streaming belongs to llmrouter:chat and llmrouter:fallback");
        }
    }

    /** How messages are to be routed. */
    RoutingMapping routing() {
        return routing;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        routing.check(getEndpoint().router().config());
    }

    @Override
    public final void process(Exchange exchange) {
        forgetAnswer(exchange.getMessage());
        HeaderFilter filter = getEndpoint().headerFilter();
        try {
            if (listening) {
                KnownHeaders.check(exchange, filter);
            }
            answer(exchange);
        } catch (LlmRouterException e) {
            FailureMapping.record(exchange, e);
            if (throwing) {
                throw e;
            }
            FailureMapping.explain(exchange.getMessage(), e);
        } finally {
            write(exchange.getMessage());
            filter.clean(exchange);
        }
    }

    /** Has the decision explained in the form that the endpoint wants. */
    private void write(Message message) {
        ExplanationForm form = getEndpoint().getConfiguration().getExplanation();
        if (form != ExplanationForm.json
                && message.getHeader(LlmRouterConstants.DECISION) instanceof DecisionText text) {
            message.setHeader(LlmRouterConstants.DECISION, new DecisionText(text.decision(), form));
        }
    }

    /** Takes away what an earlier step's answer said, which is no longer so. */
    void forgetAnswer(Message message) {
        AnswerHeaders.clear(message);
    }

    /** Does what the operation is for. */
    abstract void answer(Exchange exchange);
}
