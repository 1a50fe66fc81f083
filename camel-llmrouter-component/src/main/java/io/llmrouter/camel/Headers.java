package io.llmrouter.camel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** The headers of one message, as far as an endpoint listens to them. */
final class Headers {

    private final Exchange exchange;
    private final HeaderOverrides overrides;
    private final HeaderFilter filter;

    private Headers(Exchange exchange, HeaderOverrides overrides, HeaderFilter filter) {
        this.exchange = exchange;
        this.overrides = overrides;
        this.filter = filter;
    }

    /** The headers of the exchange's message, as far as the endpoint has an ear for them. */
    static Headers of(Exchange exchange, LlmRouterEndpoint endpoint) {
        return new Headers(exchange, endpoint.getConfiguration().getHeaderOverrides(), endpoint.headerFilter());
    }

    private @Nullable Object raw(String header) {
        Object value =
                overrides == HeaderOverrides.none ? null : exchange.getMessage().getHeader(header);
        return value == null || filter.hides(exchange, header, value) ? null : value;
    }

    /** The header, or the option when there is none. */
    <T> @Nullable T over(String header, Class<T> type, @Nullable T option) {
        T value = value(header, type);
        return value == null ? option : value;
    }

    /** The header, or the option; of both, unless headers win, what the rule says is the tighter. */
    <T> @Nullable T tighter(String header, Class<T> type, @Nullable T option, BinaryOperator<T> rule) {
        T value = value(header, type);
        if (value == null || option == null) {
            return value == null ? option : value;
        }
        return overrides == HeaderOverrides.all ? value : rule.apply(value, option);
    }

    /** The header, or the option, which a header can only change where headers win. */
    @Nullable
    String pinned(String header, @Nullable String option) {
        String value = value(header, String.class);
        if (value == null || option == null || value.equals(option)) {
            return value == null ? option : value;
        }
        if (overrides == HeaderOverrides.all) {
            return value;
        }
        throw Invalid.request("the header " + header + " asks for '" + value + "', but the endpoint is held to '"
                + option + "' (headerOverrides=safe)");
    }

    /** The words of a header that is a comma list or a collection; null when there is none. */
    @Nullable
    List<String> words(String header) {
        Object value = raw(header);
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList();
        }
        return value == null ? null : split(value.toString());
    }

    boolean win() {
        return overrides == HeaderOverrides.all;
    }

    /**
     * The header as that type; null when there is none, or when the endpoint does not listen.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if the header is not of that type
     */
    <T> @Nullable T value(String header, Class<T> type) {
        Object value = raw(header);
        if (value == null) {
            return null;
        }
        try {
            T converted = exchange.getMessage().getHeader(header, type);
            if (converted != null) {
                return converted;
            }
        } catch (TypeConversionException e) {
            throw Invalid.request(unfit(header, value, type), e);
        }
        throw Invalid.request(unfit(header, value, type));
    }

    private static String unfit(String header, Object value, Class<?> type) {
        return "the header " + header + " should be " + form(type) + ", not '" + value + "'";
    }

    private static String form(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == Duration.class ? "a duration such as 30s" : "of type " + type.getSimpleName();
    }

    /** The words of a comma list. */
    static List<String> split(@Nullable String list) {
        if (list == null) {
            return List.of();
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
