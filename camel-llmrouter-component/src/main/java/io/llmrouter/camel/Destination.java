package io.llmrouter.camel;

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
                        + " needs target: a JSON pointer such as /summary, a key of the map in the body, header:name,"
                        + " variable:name or property:name");
            }
            return BODY;
        }
        TargetType type = options.getTargetType() == TargetType.auto ? guess(target) : options.getTargetType();
        String name =
                target.startsWith(type + ":") ? target.substring(type.name().length() + 1) : target;
        return switch (type) {
            case header -> (exchange, answer) -> exchange.getMessage().setHeader(name, answer);
            case variable -> (exchange, answer) -> exchange.setVariable(name, answer);
            case property -> (exchange, answer) -> exchange.setProperty(name, answer);
            case jsonPointer, mapKey, auto -> inBody(options, inBody, type, name);
        };
    }

    private static TargetType guess(String target) {
        for (TargetType type : new TargetType[] {TargetType.header, TargetType.variable, TargetType.property}) {
            if (target.startsWith(type + ":")) {
                return type;
            }
        }
        return target.startsWith("/") ? TargetType.jsonPointer : TargetType.mapKey;
    }

    private static Destination inBody(
            LlmRouterConfiguration options, @Nullable InBody inBody, TargetType type, String name) {
        if (inBody == null) {
            throw new IllegalArgumentException("target '" + options.getTarget() + "' is a place in the body, which only"
                    + " llmrouter:enrich keeps; llmrouter:" + options.getOperation()
                    + " takes header:name, variable:name or property:name");
        }
        return inBody.at(
                type == TargetType.jsonPointer
                        ? name
                        : "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** Makes the destination of a place in the body. */
    @FunctionalInterface
    interface InBody {
        /**
         * The destination a JSON pointer names.
         *
         * @throws IllegalArgumentException if it is not a JSON pointer
         */
        Destination at(String pointer);
    }
}
