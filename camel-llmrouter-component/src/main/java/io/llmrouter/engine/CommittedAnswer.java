package io.llmrouter.engine;

import io.llmrouter.engine.exec.CallLog;
import io.llmrouter.engine.exec.ReplyStream;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;

/** A stream with its decision. */
record CommittedAnswer(Target target, ReplyStream stream, CallLog log) implements AnswerStream {

    @Override
    public Decision decision() {
        return log.decision();
    }

    @Override
    public boolean hasNext() {
        return stream.hasNext();
    }

    @Override
    public StreamEvent next() {
        return stream.next();
    }

    @Override
    public void close() {
        stream.close();
    }
}
