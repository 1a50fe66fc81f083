package io.llmrouter.engine.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One HTTP request, ready to be sent. Shows neither headers nor body, as both may hold secrets.
 *
 * @param method the HTTP method
 * @param uri where to, with its query
 * @param headers each with its one value
 * @param body the whole body, not copied: it must not change until the request is over; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the dialect to the socket, no copy on the way
public record WireRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    public WireRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /**
     * A base address, a path below it and more query parameters as one address. The base may have a query of its own,
     * which is kept.
     *
     * @throws IllegalArgumentException if the result is not a URI of http or https with a host
     */
    public static URI join(String baseUrl, String path, Map<String, String> query) {
        int mark = baseUrl.indexOf('?');
        String base = mark < 0 ? baseUrl : baseUrl.substring(0, mark);
        String ownQuery = mark < 0 ? "" : baseUrl.substring(mark + 1);
        String moreQuery = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        String whole = trimSlash(base)
                + (path.isEmpty() || path.startsWith("/") ? path : "/" + path)
                + (ownQuery.isEmpty() && moreQuery.isEmpty() ? "" : "?")
                + ownQuery
                + (ownQuery.isEmpty() || moreQuery.isEmpty() ? "" : "&")
                + moreQuery;
        URI uri = URI.create(whole);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + baseUrl + "' is not an address such as https://host/v1");
        }
        return uri;
    }

    /** The same with more headers. */
    public WireRequest withHeaders(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new WireRequest(method, uri, all, body);
    }

    private static String trimSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
