package io.llmrouter.examples.gateway;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Keeps the server quiet about clients that hang up while they are answered: Spring asks for asynchronous processing
 * though the answer is there and could not be written, and the server would tell of the refusal with a stack trace. The
 * route has told of the client already. Thread-safe.
 */
final class QuietServer implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        WatchedResponse watched = new WatchedResponse((HttpServletResponse) response);
        try {
            rest.doFilter(request, watched);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!watched.isLeft()) {
                throw e;
            }
        }
    }
}
