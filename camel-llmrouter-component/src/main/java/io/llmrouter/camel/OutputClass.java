package io.llmrouter.camel;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The class to read an answer into: the endpoint's, or the header's. */
final class OutputClass {

    private final CamelContext context;
    private final @Nullable Class<?> usual;

    /**
     * Finds the endpoint's class.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    OutputClass(CamelContext context, @Nullable String name) {
        this.context = context;
        usual = name == null ? null : find(name);
    }

    private Class<?> find(String name) {
        Class<?> found = context.getClassResolver().resolveClass(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no class " + name + " for outputClass on the classpath");
        }
        return found;
    }

    /** The class for a message; null when the answer is not read into one. */
    @Nullable
    Class<?> of(Headers headers) {
        Object given = headers.value(LlmRouterConstants.OUTPUT_CLASS, Object.class);
        if (given == null || given instanceof Class<?>) {
            return given == null ? usual : (Class<?>) given;
        }
        try {
            return find(given.toString());
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + LlmRouterConstants.OUTPUT_CLASS + ": " + e.getMessage(), e);
        }
    }
}
