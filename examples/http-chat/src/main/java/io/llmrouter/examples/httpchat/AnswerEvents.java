package io.llmrouter.examples.httpchat;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;

/**
 * A streamed answer as server-sent events: {@code delta} for each piece of text, then one {@code done} that tells how it
 * came about, or one {@code error}.
 */
final class AnswerEvents implements Iterator<byte[]> {

    private final Iterator<?> pieces;
    private final Exchange exchange;
    private boolean over;

    /** The pieces, and the exchange whose headers tell in the end how they came about. */
    AnswerEvents(Iterator<?> pieces, Exchange exchange) {
        this.pieces = pieces;
        this.exchange = exchange;
    }

    @Override
    public boolean hasNext() {
        return !over;
    }

    @Override
    public byte[] next() {
        if (over) {
            throw new NoSuchElementException("the answer is over");
        }
        try {
            if (pieces.hasNext()) {
                return event("delta", Map.of("text", pieces.next()));
            }
            over = true;
            return event("done", Routing.of(exchange.getMessage()));
        } catch (LlmRouterException e) {
            over = true;
            return event("error", Problem.of(e));
        }
    }

    private static byte[] event(String name, Object data) {
        return ("event: " + name + "\ndata: " + Json.write(data) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
