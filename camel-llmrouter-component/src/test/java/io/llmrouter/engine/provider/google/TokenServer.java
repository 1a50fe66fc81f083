package io.llmrouter.engine.provider.google;

import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives access tokens to a service account whose file it writes, as Google's token server does. */
final class TokenServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int lifetime = 3600;
    private volatile int status = 200;
    private volatile Runnable whenAsked = () -> {};

    TokenServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", exchange -> {
            exchange.getRequestBody().readAllBytes();
            whenAsked.run();
            String token = "token-" + asked.incrementAndGet();
            byte[] body = Json.write(
                            status == 200
                                    ? Map.of("access_token", token, "token_type", "Bearer", "expires_in", lifetime)
                                    : Map.of("error", "invalid_grant"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    /** How long the next tokens are good. */
    void lifetime(int seconds) {
        lifetime = seconds;
    }

    void refuse(int with) {
        status = with;
    }

    /** What happens before it answers. */
    void whenAsked(Runnable action) {
        whenAsked = action;
    }

    int asked() {
        return asked.get();
    }

    /** Writes the file of a service account whose tokens come from here. */
    Path credentials(Path folder) throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        PrivateKey key = keys.generateKeyPair().getPrivate();
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("type", "service_account");
        account.put("project_id", "my-project");
        account.put("private_key_id", "k-1");
        account.put("private_key", "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        account.put("client_email", "router@my-project.example");
        account.put("client_id", "1");
        account.put("token_uri", "http://localhost:" + server.getAddress().getPort() + "/token");
        return Files.writeString(folder.resolve("credentials.json"), Json.write(account));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
