package io.llmrouter.camel;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Where an answer goes. */
@FunctionalInterface
interface Destination {

    /** The body, which the answer replaces. */
    Destination BODY = (exchange, answer) -> exchange.getMessage().setBody(answer);

    void put(Exchange exchange, Object answer);

    /**
     * Refuses an exchange that has no such place, before anything is paid for its answer.
     *
     * @throws io.llmrouter.engine.InvalidRequestException saying why
     */
    default void check(Exchange exchange) {
        // Most places are there in every exchange.
    }

    /**
     * The destination that {@code target} and {@code targetType} name.
     *
     * @param inBody makes the destination of a place in the body; null when the operation has none
     * @throws IllegalArgumentException if the operation cannot put its answer there
     */
    static Destination of(LlmRouterConfiguration options, @Nullable InBody inBody) {
        String target = options.getTarget();
        if (target == null || target.isBlank()) {
            if (inBody != null) {
                throw new IllegalArgumentException("llmrouter:" + options.getOperation()
                        + " needs target: a JSON pointer such as /summary, xpath:/order/summary, a key of the map or a"
                        + " property of the object in the body, header:name, variable:name or property:name");
            }
            return BODY;
        }
        TargetType type = options.getTargetType() == TargetType.auto ? guess(options, target) : options.getTargetType();
        String name =
                target.startsWith(type + ":") ? target.substring(type.name().length() + 1) : target;
        return switch (type) {
            case header -> (exchange, answer) -> exchange.getMessage().setHeader(name, answer);
            case variable -> (exchange, answer) -> exchange.setVariable(name, answer);
            case property -> (exchange, answer) -> exchange.setProperty(name, answer);
            case jsonPointer, mapKey, xpath, beanProperty, auto -> inBody(options, inBody, type, name);
        };
    }

    private static TargetType guess(LlmRouterConfiguration options, String target) {
        for (TargetType type : List.of(
                TargetType.header,
                TargetType.variable,
                TargetType.property,
                TargetType.xpath,
                TargetType.beanProperty)) {
            if (target.startsWith(type + ":")) {
                return type;
            }
        }
        if (!target.startsWith("/")) {
            return TargetType.auto;
        }
        return options.getNamespaces() == null ? TargetType.jsonPointer : TargetType.xpath;
    }

    private static Destination inBody(
            LlmRouterConfiguration options, @Nullable InBody inBody, TargetType type, String name) {
        if (inBody == null) {
            throw new IllegalArgumentException("target '" + options.getTarget() + "' is a place in the body, which only"
                    + " llmrouter:enrich keeps; llmrouter:" + options.getOperation()
                    + " takes header:name, variable:name or property:name");
        }
        return inBody.at(type, name);
    }

    /** Makes the destination of a place in the body. */
    @FunctionalInterface
    interface InBody {
        /**
         * The destination of a place.
         *
         * @param type auto when it is a key or a property, as the body may be
         * @throws IllegalArgumentException if there cannot be such a place
         */
        Destination at(TargetType type, String name);
    }
}
