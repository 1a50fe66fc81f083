package io.llmrouter.camel;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer as it arrives. A failure on the way is thrown by {@link #hasNext()} or {@link #next()}, as the
 * exception the engine has for it. At the end the headers that only the end can tell are set on the exchange. To be read
 * by one thread at a time; closing it gives the answer up.
 */
final class AnswerText implements Iterator<String>, Closeable {

    private final AnswerStream stream;
    private final Exchange exchange;
    private final HeaderFilter filter;
    private @Nullable String next;
    private @Nullable Usage usage;
    private boolean over;
    private volatile boolean closed;

    AnswerText(AnswerStream stream, Exchange exchange, HeaderFilter filter) {
        this.stream = stream;
        this.exchange = exchange;
        this.filter = filter;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !over && stream.hasNext()) {
            take(stream.next());
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the answer is over");
        }
        String piece = next;
        next = null;
        return piece;
    }

    private void take(StreamEvent event) {
        switch (event.kind()) {
            case TEXT -> text(((StreamEvent.TextDelta) event).text());
            case USAGE -> usage = ((StreamEvent.UsageReported) event).usage();
            case FINISHED -> finish((StreamEvent.Finished) event);
            case FAILED -> fail(((StreamEvent.Failed) event).failure());
            case STARTED, REASONING, TOOL_CALL, EXTRA, PING -> {
                // None of them is text.
            }
        }
    }

    private void text(String piece) {
        if (!piece.isEmpty()) {
            next = piece;
        }
    }

    private void finish(StreamEvent.Finished event) {
        over = true;
        stream.close();
        AnswerHeaders.ending(exchange.getMessage(), event.reason(), usage);
        AnswerHeaders.decision(exchange.getMessage(), stream.decision());
        filter.clean(exchange);
    }

    private void fail(Failure failure) {
        over = true;
        stream.close();
        if (closed && failure.kind() == FailureKind.CANCELLED) {
            return;
        }
        LlmRouterException exception = LlmRouterException.of(failure, stream.decision());
        FailureMapping.record(exchange, exception);
        filter.clean(exchange);
        throw exception;
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
