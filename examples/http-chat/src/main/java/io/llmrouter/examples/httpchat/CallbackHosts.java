package io.llmrouter.examples.httpchat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** The hosts that answers may be posted to; without such a list a caller could have this server call any other. */
final class CallbackHosts {

    private final List<String> hosts;

    CallbackHosts(List<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * The address, if it may be called.
     *
     * @throws Refusal if it is no HTTP address, or its host is not on the list
     */
    URI check(String address) {
        URI uri = parse(address);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
            throw Refusal.badRequest("'callback' is not an HTTP address: " + address);
        }
        if (!hosts.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw Refusal.badRequest("'callback' may not call " + uri.getHost() + "; hosts that may be called: "
                    + String.join(", ", hosts));
        }
        return uri;
    }

    private static URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("'callback' is not an address: " + e.getMessage());
        }
    }
}
