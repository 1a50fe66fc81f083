package io.llmrouter.routes;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.provider.openai.OpenAiChunkWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The server-sent events of a streamed answer, as bytes; an event that says nothing to a client is no bytes. */
final class Chunks implements Iterator<byte[]> {

    private final AnswerStream answer;
    private final OpenAiChunkWriter writer;

    Chunks(AnswerStream answer, OpenAiChunkWriter writer) {
        this.answer = answer;
        this.writer = writer;
    }

    @Override
    public boolean hasNext() {
        return answer.hasNext();
    }

    @Override
    public byte[] next() {
        return writer.write(answer.next()).getBytes(StandardCharsets.UTF_8);
    }
}
