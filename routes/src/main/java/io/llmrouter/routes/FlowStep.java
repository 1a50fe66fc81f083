package io.llmrouter.routes;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * A step of a kamelet or route template that knows the parameters the route was made with. Camel makes one for each
 * route, sets its context, then names its kamelet.
 */
public abstract class FlowStep implements Processor, CamelContextAware {

    private @Nullable CamelContext context;

    FlowStep() {}

    @Override
    public final @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public final void setCamelContext(@Nullable CamelContext context) {
        this.context = context;
    }

    /**
     * Names the kamelet whose definition the route's parameters keep to, and reads them.
     *
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public final void setKamelet(String kamelet) {
        CamelContext mine = Objects.requireNonNull(context, "the context is set first");
        configure(mine, Parameters.ofRouteInTheMaking(mine, kamelet));
    }

    /** Takes what it needs. */
    abstract void configure(CamelContext camel, Parameters parameters);
}
