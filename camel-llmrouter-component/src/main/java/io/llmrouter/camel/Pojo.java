package io.llmrouter.camel;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the application's own objects from those of libraries, which are no data. */
final class Pojo {

    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.w3c.",
            "org.xml.",
            "com.fasterxml.jackson.",
            "org.apache.camel.",
            "org.springframework.",
            "io.llmrouter.engine.");

    private Pojo() {}

    /** Whether it is an object with properties: no value or container of the JDK, no stream, nothing to be closed. */
    static boolean is(@Nullable Object body) {
        if (body == null || body instanceof Iterator<?> || body instanceof AutoCloseable || body instanceof Enum<?>) {
            return false;
        }
        return !(body instanceof Map<?, ?>)
                && !(body instanceof Collection<?>)
                && !(body instanceof CharSequence)
                && isData(body.getClass());
    }

    /** Whether it is a class of the application, whose objects JSON could be read into. */
    static boolean isData(Class<?> type) {
        return !type.isArray()
                && !type.isPrimitive()
                && !type.isInterface()
                && LIBRARIES.stream().noneMatch(type.getName()::startsWith);
    }
}
