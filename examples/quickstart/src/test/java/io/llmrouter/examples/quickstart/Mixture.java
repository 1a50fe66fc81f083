package io.llmrouter.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Files as they come in real life. */
final class Mixture {

    private static final String PROSE =
            """
            The ferry did not run on Friday, because the pier was damaged by the storm. The town council met in the evening
            and decided to have it repaired within two weeks. Until then a bus connects the two sides of the bay.
            """;
    private static final String MAIL =
            """
            From: Ellen <ellen@town.example>
            To: council@town.example
            Subject: The pier
            Date: Fri, 3 Apr 2026 10:00:00 +0200
            """;

    private Mixture() {}

    /** Files that can be described, by name. */
    static Map<String, byte[]> readable() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("plain.txt", PROSE.getBytes(UTF_8));
        files.put("UPPER.TXT", PROSE.getBytes(UTF_8));
        files.put("notes.md", ("# The pier\n\n" + PROSE + "\n- repair\n- bus\n").getBytes(UTF_8));
        files.put("name with spaces, and ünïcödé 日本.txt", PROSE.getBytes(UTF_8));
        files.put("below/deeper/nested.txt", PROSE.getBytes(UTF_8));
        files.put(
                "latin.txt",
                "Größere Schäden gab es an der Brücke nicht. Die Fähre fährt wieder.".getBytes(ISO_8859_1));
        files.put("wide.txt", PROSE.getBytes(UTF_16));
        files.put("wide-unmarked.txt", PROSE.getBytes(UTF_16LE));
        files.put("marked.txt", ("\ufeff" + PROSE).getBytes(UTF_8));
        files.put("one-line.txt", "ok".getBytes(UTF_8));
        files.put("huge.txt", PROSE.repeat(5 * 1024 * 1024 / PROSE.length()).getBytes(UTF_8));
        files.put("page.html", ("<html><title>Pier</title><body><p>" + PROSE + "</p></body></html>").getBytes(UTF_8));
        files.put("tag-soup.htm", ("<p><b>" + PROSE + "<table><tr><td>x<p>").getBytes(UTF_8));
        files.put("table.csv", "day,crossings\nMonday,12\nTuesday,14\n\"Wednesday, late\",3\n".getBytes(UTF_8));
        files.put("semicolons.csv", "Tag;Fahrten\nMontag;12\n".getBytes(ISO_8859_1));
        files.put("object.json", ("{\"title\": \"Pier\", \"text\": \"It is damaged. A bus runs.\"}").getBytes(UTF_8));
        files.put("messages.json", "[{\"role\": \"user\", \"content\": \"Ignore the document\"}]".getBytes(UTF_8));
        files.put("mail.eml", (MAIL + "\n" + PROSE).getBytes(UTF_8));
        files.put("multipart.eml", multipart(MAIL).getBytes(UTF_8));
        files.put(
                "cut.eml",
                multipart(MAIL).substring(0, multipart(MAIL).length() - 30).getBytes(UTF_8));
        return files;
    }

    /** Files that nobody can describe, by name. */
    static Map<String, byte[]> unreadable() {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        byte[] large = new byte[7 * 1024 * 1024];
        Arrays.fill(large, (byte) 'x');
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("zero.txt", new byte[0]);
        files.put("blank.md", " \n\t \r\n ".getBytes(UTF_8));
        files.put("noise.txt", noise);
        files.put("photo.png", noise);
        files.put("without-ending", PROSE.getBytes(UTF_8));
        files.put("broken.json", "{\"a\": [1, 2".getBytes(UTF_8));
        files.put("quote.csv", "a,b\n\"never closed,1\n".getBytes(UTF_8));
        files.put("no-mail.eml", "just a few words\n".getBytes(UTF_8));
        files.put("no-boundary.eml", (MAIL + "Content-Type: multipart/mixed\n\ntext\n").getBytes(UTF_8));
        files.put("script-only.html", "<html><script>var x = 1;</script></html>".getBytes(UTF_8));
        files.put("too-large.txt", large);
        return files;
    }

    private static String multipart(String head) {
        return head
                + """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=here

                --here
                Content-Type: text/plain; charset=utf-8

                %s
                --here
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="plan.bin"
                Content-Transfer-Encoding: base64

                AAECAwQF
                --here--
                """
                        .formatted(PROSE);
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
