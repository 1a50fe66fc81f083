package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads one type of file. */
@FunctionalInterface
interface DocumentReader {

    /**
     * Reads the file's text into the meter.
     *
     * @return what else can be said of a file of this type, by name; may be empty
     * @throws Unprocessable if the file is not what its name says
     */
    Map<String, Object> read(Path file, TextMeter text) throws IOException;
}
