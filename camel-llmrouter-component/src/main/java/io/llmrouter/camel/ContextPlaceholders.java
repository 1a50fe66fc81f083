package io.llmrouter.camel;

import io.llmrouter.engine.config.Placeholders;
import org.apache.camel.CamelContext;

/** Replaces placeholders and loads resources as Camel does. */
record ContextPlaceholders(CamelContext context) implements Placeholders {

    @Override
    public String resolve(String text) {
        return context.resolvePropertyPlaceholders(text);
    }

    @Override
    public String load(String text) {
        return Template.load(context, text);
    }
}
