package io.llmrouter.examples.gateway;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in only clients that show one of the configured keys as {@code Authorization: Bearer KEY}; everybody when there is
 * no key. Others get a 401 in OpenAI's form. A wrong key takes as long to refuse as any other. Thread-safe.
 */
final class ClientKeys implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(ClientKeys.class);
    private static final String BEARER = "bearer ";

    private final List<byte[]> digests;

    /** Those keys; blank ones do not count. */
    ClientKeys(List<String> keys) {
        digests = keys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(ClientKeys::digest)
                .toList();
        if (digests.isEmpty()) {
            LOG.warn("The gateway asks its clients for no key: set gateway.client-keys, or put it behind something that"
                    + " asks");
        } else {
            LOG.info("The gateway takes {} client keys", digests.size());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        if (digests.isEmpty() || isKnown(key((HttpServletRequest) request))) {
            rest.doFilter(request, response);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && given.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? given.substring(BEARER.length()).strip()
                : null;
    }

    private boolean isKnown(@Nullable String key) {
        if (key == null) {
            return false;
        }
        byte[] given = digest(key);
        boolean known = false;
        for (byte[] each : digests) {
            known |= MessageDigest.isEqual(each, given);
        }
        return known;
    }

    /** Of equal length, so that the time to compare tells nothing of a key's length. */
    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", "this gateway wants a key of its own: Authorization: Bearer KEY");
        error.put("type", "invalid_request_error");
        error.put("param", null);
        error.put("code", "invalid_api_key");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/json");
        response.getOutputStream().write(Json.write(Map.of("error", error)).getBytes(StandardCharsets.UTF_8));
    }
}
