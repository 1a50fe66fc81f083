package io.llmrouter.examples.gateway;

import io.llmrouter.engine.wire.Json;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Tells clients to come again while the routes are not there yet: the server listens before they are, and a 404 would mean
 * to clients that there is no such model. Thread-safe.
 */
final class Starting implements Filter {

    private final BooleanSupplier started;
    private volatile boolean over;

    /** Until that is so. */
    Starting(BooleanSupplier started) {
        this.started = started;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        over = over || started.getAsBoolean();
        if (over) {
            rest.doFilter(request, response);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "1");
        response.setContentType("application/json");
        response.getOutputStream()
                .write(Json.write(OpenAiForm.error(503, "the gateway is starting"))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
