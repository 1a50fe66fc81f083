package io.llmrouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFileTest {

    private static final String HEAD =
            """
            From: Marta Lindqvist <marta@mail.example>
            To: service@shop.example, =?utf-8?Q?J=C3=BCrgen?= <j@shop.example>
            Subject: =?iso-8859-1?Q?Gr=FC=DFe?= from me
            Date: Tue, 14 Apr 2026 18:42:10 +0200
            MIME-Version: 1.0
            """;

    @TempDir
    Path folder;

    private final TextMeter text = new TextMeter(10_000);

    @Test
    void readsWhoWroteWhatToWhomAndWhen() throws IOException {
        Map<?, ?> mail = read(HEAD + "\nThe lamp is broken.\n");

        assertThat(mail.get("from")).isEqualTo("Marta Lindqvist <marta@mail.example>");
        assertThat(mail.get("to")).isEqualTo(List.of("service@shop.example", "Jürgen <j@shop.example>"));
        assertThat(mail.get("subject")).isEqualTo("Grüße from me");
        assertThat(mail.get("date")).isEqualTo("2026-04-14T16:42:10Z");
        assertThat(mail.get("attachments")).isEqualTo(List.of());
        assertThat(text.text()).isEqualTo("Grüße from me\n\nThe lamp is broken.");
    }

    @Test
    void prefersPlainTextAndListsAttachmentsWithTheirRealSize() throws IOException {
        Map<?, ?> mail = read(
                HEAD
                        + """
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/html

                <p>The <b>formatted</b> text.</p>
                --inner
                Content-Type: text/plain; charset=utf-8

                The plain text.
                --inner--
                --outer
                Content-Type: application/pdf; name="list.pdf"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="list.pdf"

                SGVsbG8gd29ybGQ=
                --outer--
                """);

        assertThat(text.text()).endsWith("The plain text.").doesNotContain("formatted");
        assertThat(mail.get("attachments"))
                .isEqualTo(List.of(Map.of("name", "list.pdf", "type", "application/pdf", "bytes", 11L)));
    }

    @Test
    void readsHtmlWhereThereIsNothingElse() throws IOException {
        read(HEAD + "Content-Type: text/html; charset=utf-8\n\n<p>Only <i>formatted</i>.</p><p>Twice.</p>\n");

        assertThat(text.text()).endsWith("Only formatted.\nTwice.");
    }

    @Test
    void readsTheMailInsideAMail() throws IOException {
        read(HEAD + "Content-Type: message/rfc822\n\nSubject: inner\n\nForwarded words.\n");

        assertThat(text.text()).endsWith("Forwarded words.");
    }

    @Test
    void readsWhatDeclaresNoCharsetOrAWrongOne() throws IOException {
        read((HEAD + "\nSchöne Grüße\n").getBytes(StandardCharsets.UTF_8));
        read((HEAD + "\nSchöne Grüße\n").getBytes(StandardCharsets.ISO_8859_1));
        read((HEAD + "Content-Type: text/plain; charset=klingon\n\nSchöne Grüße\n")
                .getBytes(Charset.forName("cp1252")));

        assertThat(text.text().split("Schöne Grüße", -1)).hasSize(4);
    }

    @Test
    void readsAMailThatWasCutOff() throws IOException {
        read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nNo end in si");

        assertThat(text.text()).endsWith("No end in si");
    }

    @Test
    void keepsADateThatIsNoneAsItWasWritten() throws IOException {
        assertThat(read("Date: some day\nSubject: x\n\nText\n").get("date")).isEqualTo("some day");
    }

    @Test
    void refusesPartsThatCannotBeTakenApart() {
        assertThatThrownBy(() -> read(HEAD + "Content-Type: multipart/mixed\n\nno boundary\n"))
                .isInstanceOf(Unprocessable.class)
                .hasMessageStartingWith("not readable as mail");
    }

    private Map<?, ?> read(String mail) throws IOException {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private Map<?, ?> read(byte[] mail) throws IOException {
        Path file = Files.write(folder.resolve("a.eml"), mail);
        return (Map<?, ?>) new MailFile().read(file, text).get("mail");
    }
}
