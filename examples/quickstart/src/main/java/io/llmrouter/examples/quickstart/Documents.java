package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads files into {@link Document}s: by the ending of their name, in bounded memory, in the encoding they have.
 * Thread-safe.
 */
final class Documents {

    private final QuickstartSettings settings;
    private final Map<String, DocumentReader> readers;

    Documents(QuickstartSettings settings) {
        this.settings = settings;
        DocumentReader text = new PlainText();
        DocumentReader html = new HtmlPage(settings.maxHtmlSize().toBytes());
        this.readers = Map.of(
                "txt", text,
                "md", text,
                "html", html,
                "htm", html,
                "csv", new CsvTable(),
                "json", new JsonFile(),
                "eml", new MailFile());
    }

    /**
     * Reads a file.
     *
     * @param name the name to show, with the folders below the inbox
     * @throws Unprocessable if it is empty, broken, binary, too large or of a type nobody here reads
     */
    Document read(Path file, String name) throws IOException {
        String type = type(name);
        DocumentReader reader = readers.get(type);
        if (reader == null) {
            throw Unprocessable.unsupported(
                    "nobody here reads ." + type + " files; send one of " + String.join(" ", sorted()));
        }
        long bytes = Files.size(file);
        if (bytes > settings.maxFileSize().toBytes()) {
            throw Unprocessable.tooLarge(bytes, settings.maxFileSize().toBytes());
        }
        if (bytes == 0) {
            throw Unprocessable.empty();
        }
        TextMeter text = new TextMeter(settings.maxPromptCharacters());
        Map<String, Object> special = reader.read(file, text);
        if (text.isBlank()) {
            throw Unprocessable.empty();
        }
        Map<String, Object> facts = facts(file, name);
        facts.putAll(text.facts());
        facts.putAll(special);
        return new Document(facts, text.text());
    }

    /** What can be said of any file, readable or not. */
    static Map<String, Object> facts(Path file, String name) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", name);
        facts.put("type", type(name));
        facts.put("bytes", Files.size(file));
        facts.put("sha256", Digest.of(file));
        facts.put("modified", Files.getLastModifiedTime(file).toInstant().toString());
        return facts;
    }

    private Iterable<String> sorted() {
        return readers.keySet().stream().map(each -> "." + each).sorted()::iterator;
    }

    private static String type(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
