package io.llmrouter.camel.eip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** A page of the documentation: the samples below each of its headings. */
record Page(String name) {

    /** The samples of a language that stand below a heading, in order. */
    List<String> samples(String heading, String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(section(heading))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String section(String heading) {
        String text = text();
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new NoSuchElementException("docs/" + name + " has no section '" + heading + "'");
        }
        int end = text.indexOf("\n## ", start + 1);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    String text() {
        try {
            return Files.readString(Path.of("..", "docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
