package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.catalog.Quirks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the engine asked where the recorded client asked, with the key where the preset has it. */
final class Sent {

    private Sent() {}

    static List<String> differences(RecordedServer.Received received, Exchange exchange, Home home) {
        if (received == null) {
            return List.of("nothing was sent");
        }
        List<String> wrong = new ArrayList<>();
        if (!Home.isOnlyRead(exchange) && !received.path().equals(exchange.path())) {
            wrong.add("recorded " + exchange.path() + ", was " + received.path());
        }
        Quirks.Auth auth = home.preset().quirks().auth();
        Map<String, String> headers = received.headers();
        if (!(auth.prefix() + Engine.KEY).equals(headers.get(auth.header()))) {
            wrong.add("no key in " + auth.header());
        }
        return wrong;
    }
}
