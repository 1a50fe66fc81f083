package io.llmrouter.camel;

import io.llmrouter.engine.config.Conditions;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultExchange;

/**
 * Conditions in Camel's Simple language, compiled once. They look at the exchange that asks; for callers without one, at
 * an exchange with the prompt as its body.
 */
final class SimpleConditions implements Conditions {

    private final CamelContext context;

    SimpleConditions(CamelContext context) {
        this.context = context;
    }

    @Override
    public Condition compile(String expression) {
        try {
            Predicate predicate = context.resolveLanguage("simple").createPredicate(expression);
            predicate.init(context);
            return new SimpleCondition(predicate, expression);
        } catch (RuntimeCamelException e) {
            throw new IllegalArgumentException("not a Simple expression: " + e.getMessage(), e);
        }
    }

    /** The exchange that asks; where there is none, one with the prompt as its body. */
    static Exchange asking(PlanRequest request, CamelContext context) {
        if (request.options().context() instanceof Exchange asking) {
            return asking;
        }
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(request.features().prompt());
        return exchange;
    }

    @Override
    public Function<PlanRequest, String> text(String text) {
        try {
            Expression expression = context.resolveLanguage("simple").createExpression(text);
            expression.init(context);
            return request -> {
                String found = expression.evaluate(asking(request, context), String.class);
                return found == null ? "" : found;
            };
        } catch (RuntimeCamelException e) {
            throw new IllegalArgumentException("not a Simple expression: " + e.getMessage(), e);
        }
    }

    private final class SimpleCondition implements Condition {

        private final Predicate predicate;
        private final String expression;

        SimpleCondition(Predicate predicate, String expression) {
            this.predicate = predicate;
            this.expression = expression;
        }

        @Override
        public boolean holds(PlanRequest request) {
            return predicate.matches(asking(request, context));
        }

        @Override
        public String describe() {
            return expression;
        }
    }
}
