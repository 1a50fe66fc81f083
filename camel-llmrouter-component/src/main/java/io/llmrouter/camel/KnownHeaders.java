package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Nearest;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/** The headers there are. One that looks like ours and is not would be a wish that nobody hears. */
final class KnownHeaders {

    private static final String PREFIX = "CamelLlmRouter";
    private static final Set<String> NAMES = names();

    private KnownHeaders() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(LlmRouterConstants.class.getFields())
                .map(KnownHeaders::value)
                .filter(name -> name.startsWith(PREFIX))
                .forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant cannot be read", e);
        }
    }

    /** @throws io.llmrouter.engine.InvalidRequestException if there is no such header, naming the nearest that there is */
    static void check(Exchange exchange, HeaderFilter filter) {
        if (!exchange.getMessage().hasHeaders()) {
            return;
        }
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            boolean ours = name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
            if (ours && !NAMES.contains(name) && !filter.hides(exchange, name, value)) {
                throw Invalid.request(
                        "there is no header " + name + " (its value is '" + value + "'): " + Nearest.hint(name, NAMES));
            }
        });
    }
}
