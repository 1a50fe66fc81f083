package io.llmrouter.routes;

import io.llmrouter.engine.provider.openai.OpenAiFormReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Answers requests of OpenAI's interface for transcription: a form with one file. Camel's HTTP engines put the file into a
 * temporary one, which is the body, and the fields into headers; the temporary file is deleted here. What the engine
 * cannot answer becomes a response in OpenAI's form. Thread-safe.
 */
public final class Transcription implements Processor {

    private ModelNames models = new ModelNames();

    /** Which models clients may name; only those that are listed, unless it is set. */
    public ModelNames getModels() {
        return models;
    }

    /** To be set before the first request. */
    public void setModels(ModelNames models) {
        this.models = models;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : OpenAiFormReader.FIELDS) {
            Object value = message.getHeader(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        String fileName = message.getHeader(Exchange.FILE_NAME, String.class);
        byte[] sound = taken(message);
        new Response(exchange)
                .answer(response -> OperationCall.answer(
                        exchange, response, OpenAiFormReader.transcription(sound, fileName, fields), models));
    }

    /** What is no file came otherwise than as a form with one. */
    private static byte[] taken(Message message) {
        Path file = message.getBody() instanceof File old
                ? old.toPath()
                : message.getBody() instanceof Path path ? path : null;
        if (file == null) {
            return new byte[0];
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
