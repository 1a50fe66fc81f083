package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.wire.FrameReader;
import io.llmrouter.engine.wire.SseEvent;
import io.llmrouter.engine.wire.WireResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.UnaryOperator;

/** A stream over HTTP: exactly one {@code FINISHED} or {@code FAILED} comes last, whatever the provider does. */
final class HttpEventStream implements EventStream {

    private final WireResponse response;
    private final FrameReader events;
    private final ChatDialect dialect;
    private final ChatStreamDecoder decoder;
    private final AnswerIdentity named;
    private final UnaryOperator<Failure> clean;
    private final Queue<StreamEvent> ready = new ArrayDeque<>();
    private boolean answered;
    private boolean over;
    private volatile boolean closed;

    HttpEventStream(WireResponse response, ChatDialect dialect, AnswerIdentity named, UnaryOperator<Failure> clean)
            throws IOException {
        this.response = response;
        this.events = response.events(dialect.framing());
        this.dialect = dialect;
        this.decoder = dialect.decoder();
        this.named = named;
        this.clean = clean;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !over && !closed) {
            if (answered) {
                awaitEnd();
            } else {
                read();
            }
        }
        return !ready.isEmpty() && !closed;
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream is over");
        }
        return ready.remove();
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }

    private void read() {
        try {
            SseEvent event = events.next();
            if (event == null) {
                addAll(UnframedAnswer.in(events, dialect).orElseGet(decoder::end));
                finish();
            } else {
                addAll(decoder.read(event));
            }
        } catch (IOException e) {
            broken(response.failure(e));
        }
    }

    private void addAll(List<StreamEvent> more) {
        for (StreamEvent event : more) {
            add(event);
            if (over || answered) {
                return;
            }
        }
    }

    private void add(StreamEvent event) {
        if (event instanceof StreamEvent.Failed failed) {
            ready.add(new StreamEvent.Failed(clean.apply(failed.failure())));
            finish();
        } else {
            ready.add(named.name(event));
            answered = event.kind() == StreamEvent.Kind.FINISHED;
        }
    }

    /** A connection that broke after the answer was whole has done no harm. */
    private void broken(Failure failure) {
        List<StreamEvent> last = decoder.end();
        StreamEvent end = last.get(last.size() - 1);
        if (end.kind() == StreamEvent.Kind.FINISHED) {
            addAll(last);
        } else {
            ready.add(new StreamEvent.Failed(clean.apply(failure)));
        }
        finish();
    }

    /** Waits for the end of the body, which should follow at once: only then can the connection be used again. */
    private void awaitEnd() {
        try {
            events.next();
        } catch (IOException e) {
            over = true; // the answer is whole; what follows it does not matter
        } finally {
            finish();
        }
    }

    private void finish() {
        over = true;
        response.close();
    }
}
