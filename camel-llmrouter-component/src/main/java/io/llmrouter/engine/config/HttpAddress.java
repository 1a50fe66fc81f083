package io.llmrouter.engine.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes an address that can be called over HTTP. */
final class HttpAddress {

    private static final Pattern PARTS = Pattern.compile("(?<scheme>https?://)(?<server>[^/]+)(?<path>.*)");

    private HttpAddress() {}

    /** Whether it is an absolute address with a host, and with neither a query nor a fragment. */
    static boolean is(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            return http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static String withoutSlash(String url) {
        String shorter = url;
        while (shorter.endsWith("/")) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter;
    }

    /** The host, with its port, of what may be a whole address. */
    static String host(String text) {
        return text.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    /**
     * The path of a preset's address at another server, which may be told with this path or the beginning of it. A server
     * without a scheme has the preset's, and its port; one that listens everywhere is called here.
     */
    static String elsewhere(String server, String preset) {
        Matcher own = parts(preset);
        String told = withoutSlash(server).replaceFirst("^(\\[::]|::)(?=:\\d|/|$)", "0.0.0.0");
        if (!told.contains("://")) {
            String port = own.group("server").replaceFirst("^[^:]*", "");
            told = own.group("scheme") + (told.matches("[^/]*:\\d+(/.*)?") ? told : told.replaceFirst("(?=/|$)", port));
        }
        told = told.replaceFirst("://(0\\.0\\.0\\.0)?(?=[:/]|$)", "://localhost");
        Matcher other = PARTS.matcher(told);
        boolean begun = other.matches() && own.group("path").startsWith(other.group("path"));
        return (begun ? other.group("scheme") + other.group("server") : told) + own.group("path");
    }

    /** The server of an address, with its port. */
    static String server(String url) {
        return parts(url).group("server");
    }

    private static Matcher parts(String url) {
        Matcher parts = PARTS.matcher(Objects.requireNonNull(url));
        if (!parts.matches()) {
            throw new IllegalArgumentException("the address of a preset is not one: " + url);
        }
        return parts;
    }
}
