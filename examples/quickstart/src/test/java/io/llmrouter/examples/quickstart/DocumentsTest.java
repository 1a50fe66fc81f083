package io.llmrouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {

    @TempDir
    Path folder;

    private final Documents documents = new Documents(Settings.with(1000));

    @Test
    void countsTheTextAndNamesTheFile() throws IOException {
        Document read = read("note.txt", "Two lines\nof plain text\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read.facts())
                .containsEntry("file", "note.txt")
                .containsEntry("type", "txt")
                .containsEntry("bytes", 24L)
                .containsEntry("characters", 24L)
                .containsEntry("words", 5L)
                .containsEntry("lines", 2L)
                .containsEntry("charset", "UTF-8")
                .containsEntry("sha256", "2ba3af901f83dc07bb75b29073b6b974ad00261da421fcbfd38ed6a4db4aaab8")
                .containsKey("modified");
        assertThat(read.text()).isEqualTo("Two lines\nof plain text\n");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "ISO-8859-1, windows-1252",
        "windows-1252, windows-1252",
        "UTF-16, UTF-16BE",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-16BE"
    })
    void readsTextInTheEncodingItsBytesTellOf(String written, String found) throws IOException {
        String text = "Grüße aus Málaga, und ein schöner Tag";

        Document read = read("gruss.txt", text.getBytes(Charset.forName(written)));

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.facts()).containsEntry("charset", found);
    }

    @Test
    void leavesTheByteOrderMarkOut() throws IOException {
        Document read = read("marked.txt", "\ufeffHello".getBytes(StandardCharsets.UTF_8));

        assertThat(read.text()).isEqualTo("Hello");
    }

    @Test
    void showsTheModelTheBeginningOfALongTextAndSaysSo() throws IOException {
        Path file = folder.resolve("huge.txt");
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 200_000; i++) {
                writer.write("One more line of a very long text.\n");
            }
        }

        Document read = documents.read(file, "huge.txt");

        assertThat(read.text()).hasSize(1000);
        assertThat(read.facts())
                .containsEntry("lines", 200_000L)
                .containsEntry("characters", 7_000_000L)
                .containsEntry("cut", "the model was shown the first 1000 characters");
    }

    @Test
    void readsAPageAsAPersonWould() throws IOException {
        Document read = read(
                "page.html",
                """
                <html><head><title>Ferry news</title><script>var x = 1;</script></head>
                <body><h1>Ferry</h1><p>It is <b>electric</b>.</p><a href="/a">A</a> <a href="/a">B</a></body></html>
                """
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(read.text()).isEqualTo("Ferry\nIt is electric.\nA B");
        assertThat(read.facts())
                .extractingByKey("html", MAP)
                .containsEntry("title", "Ferry news")
                .containsEntry("linkCount", 2);
    }

    @Test
    void readsAPageInTheEncodingItDeclares() throws IOException {
        byte[] page = "<meta charset='iso-8859-2'><p>Zażółć gęślą jaźń</p>".getBytes(Charset.forName("ISO-8859-2"));

        assertThat(read("polish.html", page).text()).isEqualTo("Zażółć gęślą jaźń");
    }

    @Test
    void readsAPageThatDeclaresNothingAndIsNotUtf8() throws IOException {
        byte[] page = "<p>Größe</p>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read("old.htm", page).text()).isEqualTo("Größe");
    }

    @Test
    void countsTheRowsAndNamesTheColumnsOfATable() throws IOException {
        Document read = read("sales.csv", "city;units\n\"Halle; Saale\";3\nLeipzig;4\nBonn;5;6\n".getBytes());

        assertThat(read.facts())
                .extractingByKey("csv", MAP)
                .containsEntry("rows", 3L)
                .containsEntry("separator", ";")
                .containsEntry("rowsOfOtherLength", 1L)
                .extractingByKey("columns", LIST)
                .containsExactly("city", "units");
    }

    @Test
    void namesTheKeysOfAnObjectAndCountsAnArray() throws IOException {
        assertThat(read("o.json", "{\"a\": {\"x\": [1]}, \"b\": 2}".getBytes()).facts())
                .extractingByKey("json", MAP)
                .containsEntry("root", "object")
                .extractingByKey("keys", LIST)
                .containsExactly("a", "b");
        assertThat(read("a.json", "[{\"a\": 1}, 2, []]".getBytes()).facts())
                .extractingByKey("json", MAP)
                .containsEntry("root", "array")
                .containsEntry("size", 3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cut.json   | {\"a\": [1, 2          | broken",
                "more.json  | {} {}                  | broken",
                "quote.csv  | a,b\\n\"open,1\\nx,2   | broken",
                "blank.txt  | \\n \\t \\n            | empty",
                "script.html| <script>var x</script> | empty",
                "photo.png  | no matter              | unsupported_type",
                "nameless   | no matter              | unsupported_type",
                "binary.txt | PK\\0\\0abc            | binary",
                "not.eml    | just some text         | broken"
            })
    void saysWhyAFileCannotBeRead(String name, String content, String kind) {
        String text = content.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");

        assertThatThrownBy(() -> read(name, text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unprocessable.class, why -> assertThat(why.kind()).isEqualTo(kind));
    }

    @Test
    void takesAFileOfNoBytesAsEmpty() {
        assertThatThrownBy(() -> read("zero.eml", new byte[0]))
                .isInstanceOfSatisfying(
                        Unprocessable.class, why -> assertThat(why.kind()).isEqualTo("empty"));
    }

    @Test
    void refusesWhatIsOverTheLimit() {
        assertThatThrownBy(() -> read("big.html", " ".repeat(2 * 1024 * 1024).getBytes()))
                .isInstanceOf(Unprocessable.class)
                .hasMessage("it has 2097152 bytes; the limit is 1048576");
    }

    private Document read(String name, byte[] bytes) throws IOException {
        return documents.read(Files.write(folder.resolve(name), bytes), name);
    }
}
