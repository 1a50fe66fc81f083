package io.llmrouter.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.LanguageSupport;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** A text of an endpoint's options, read and compiled once. What comes from a message is never compiled. */
final class Template {

    private static final String RESOURCE = "resource:";

    private final String text;
    private final @Nullable Expression expression;

    private Template(String text, @Nullable Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * The template an option stands for.
     *
     * @throws IllegalArgumentException if the resource is not there, or is not a Simple template
     */
    static Template of(CamelContext context, String source) {
        String text = load(context, source);
        if (!LanguageSupport.hasSimpleFunction(text)) {
            return new Template(text, null);
        }
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return new Template(text, expression);
    }

    /** The option's text, or that of the resource it names. */
    static String load(CamelContext context, String source) {
        if (!source.startsWith(RESOURCE)) {
            return source;
        }
        String uri = source.substring(RESOURCE.length());
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, uri)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    static boolean isResource(String source) {
        return source.startsWith(RESOURCE);
    }

    String text(Exchange exchange) {
        return expression == null ? text : expression.evaluate(exchange, String.class);
    }
}
