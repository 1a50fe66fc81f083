package io.llmrouter.camel;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.wire.Json;
import org.apache.camel.Exchange;

/**
 * An element or attribute of the XML in the body. Text stays text, bytes stay bytes in their encoding, and a tree becomes
 * a changed copy. The answer is put in as text, never as markup; a structured one as JSON text.
 */
final class XmlPlace implements Destination {

    private final XmlPath path;
    private final int limit;

    /** @param limit the longest XML, in characters */
    XmlPlace(XmlPath path, int limit) {
        this.path = path;
        this.limit = limit;
    }

    @Override
    public void put(Exchange exchange, Object answer) {
        XmlBody body = XmlBody.of(exchange, limit);
        exchange.getMessage().setBody(body.with(path.in(body.document()), text(answer)));
    }

    private static String text(Object answer) {
        if (answer instanceof ChatResponse response) {
            return response.text();
        }
        return answer instanceof CharSequence ? answer.toString() : Json.write(answer);
    }

    @Override
    public void check(Exchange exchange) {
        path.in(XmlBody.of(exchange, limit).document());
    }
}
