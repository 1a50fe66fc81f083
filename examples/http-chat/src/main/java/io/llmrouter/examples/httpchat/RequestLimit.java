package io.llmrouter.examples.httpchat;

import io.llmrouter.engine.wire.Json;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refuses requests that are too large, or do not tell how large they are, before any of them is read into memory. */
final class RequestLimit implements Filter {

    private final long limit;

    /** A limit in bytes. */
    RequestLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        boolean chunked = ((HttpServletRequest) request).getHeader("Transfer-Encoding") != null;
        if (request.getContentLengthLong() > limit) {
            refuse(response, Problem.of(413, "too_large", "the request is larger than " + limit + " bytes"));
        } else if (chunked) {
            refuse(response, Problem.of(411, "length_required", "the request does not tell its length"));
        } else {
            rest.doFilter(request, response);
        }
    }

    private static void refuse(ServletResponse response, Problem problem) throws IOException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(problem.status());
        http.setContentType("application/problem+json");
        http.setHeader("Connection", "close");
        http.getOutputStream().write(Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
