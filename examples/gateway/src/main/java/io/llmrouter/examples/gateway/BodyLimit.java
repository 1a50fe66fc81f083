package io.llmrouter.examples.gateway;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.openai.OpenAiResponseWriter;
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
import java.util.Map;

/**
 * Refuses requests whose body is larger than a limit, before any of it is read: Camel's HTTP engine takes a body whole
 * into memory. A body that does not tell its length is refused, too. Answers in OpenAI's form. Thread-safe.
 */
final class BodyLimit implements Filter {

    private final long limit;

    /** A limit in bytes. */
    BodyLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        if (length > limit) {
            refuse((HttpServletResponse) response, 413, "the request has " + length + " bytes; the limit is " + limit);
        } else if (length < 0 && ((HttpServletRequest) request).getHeader("Transfer-Encoding") != null) {
            refuse((HttpServletResponse) response, 411, "the request does not tell its length: send Content-Length");
        } else {
            rest.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        Map<String, Object> error = OpenAiResponseWriter.error(Failure.of(FailureKind.TOO_LARGE, why));
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Connection", "close");
        response.getOutputStream().write(Json.write(error).getBytes(StandardCharsets.UTF_8));
    }
}
