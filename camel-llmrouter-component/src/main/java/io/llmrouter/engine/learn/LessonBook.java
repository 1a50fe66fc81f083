package io.llmrouter.engine.learn;

import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of answers that were scored, one JSON object a line, to learn from: of each prompt a {@link Sketch}, never its text.
 * It only grows, by about a kilobyte for each score. Thread-safe; each line is written by one call at the end of the file, so
 * that several processes may write one file on a local disk.
 */
public final class LessonBook {

    private final Path file;

    /** The book in that file, which need not be there yet. */
    public LessonBook(Path file) {
        this.file = file;
    }

    /** Writes one down. */
    public synchronized void add(ScoredSketch lesson) throws IOException {
        byte[] line = (Json.write(lesson) + "\n").getBytes(StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap(line));
        }
    }

    /**
     * What was written down. A last line that is not whole is being written, and left out.
     *
     * @throws IOException naming the line, if there is something else in the file
     */
    public Material read() throws IOException {
        if (!Files.exists(file)) {
            return new Material(List.of(), List.of());
        }
        String text = Files.readString(file);
        return Examples.material(file.toString(), text.substring(0, text.lastIndexOf('\n') + 1));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
