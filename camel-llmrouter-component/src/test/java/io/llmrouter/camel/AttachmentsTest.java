package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

    private record Attached(String name, String type, byte[] data) {}

    @BeforeEach
    void start() {
        context = new RouterContext(null);
        context.component.setRouter(router);
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private static Attached attached(String name, String type, String text) {
        return new Attached(name, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private Exchange send(String options, Object body, Attached... attachments) {
        return context.send("llmrouter:chat" + options, exchange -> {
            exchange.getMessage().setBody(body);
            AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
            for (Attached each : attachments) {
                message.addAttachment(each.name, new DataHandler(new ByteArrayDataSource(each.data, each.type)));
            }
        });
    }

    private List<Content> parts(String options, Attached... attachments) {
        Exchange exchange = send(options, "Dear all", attachments);
        assertThat(exchange.getException()).isNull();
        List<Message> messages = router.request().messages();
        return messages.get(messages.size() - 1).content();
    }

    private String text(String options, Attached attachment) {
        return parts(options, attachment).get(1).fold(Content.Text::text, media -> "media", reasoning -> "");
    }

    private Throwable refused(String options, Attached... attachments) {
        Exchange exchange = send(options, "Dear all", attachments);
        assertThat(router.requests).isEmpty();
        assertThat(exchange.getException()).isInstanceOf(InvalidRequestException.class);
        return exchange.getException();
    }

    @Test
    void textIsSentBehindTheBody() {
        List<Content> parts = parts(
                "",
                attached("a.txt", "text/plain", "first\n"),
                attached("b.json", "application/json; name=b.json", "{\"b\":2}"),
                attached("c.csv", "application/octet-stream", "x;y"));

        assertThat(parts)
                .containsExactly(
                        Content.text("Dear all"),
                        Content.text("[attachment: a.txt (text/plain)]\nfirst\n[end of attachment]"),
                        Content.text("[attachment: b.json (application/json)]\n{\"b\":2}\n[end of attachment]"),
                        Content.text("[attachment: c.csv (text/csv)]\nx;y\n[end of attachment]"));
    }

    @Test
    void textIsReadInItsCharset() {
        Attached latin =
                new Attached("a.txt", "text/plain; charset=ISO-8859-1", "Grüße".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(text("", latin)).contains("\nGrüße\n");
        assertThat(refusedAfter("", new Attached("a.txt", "text/plain", latin.data)))
                .hasMessageContaining("the attachment a.txt (text/plain): it is not text in UTF-8");
        assertThat(refusedAfter("", new Attached("a.txt", "text/plain; charset=klingon", latin.data)))
                .hasMessageContaining("there is no charset 'klingon'");
    }

    private Throwable refusedAfter(String options, Attached attachment) {
        router.requests.clear();
        return refused(options, attachment);
    }

    @Test
    void htmlBecomesTheTextThatAReaderSees() {
        String html = "<html><head><style>p {}</style><title>t</title></head><body><h1>Offer</h1><!-- no -->"
                + "<p>Tea &amp;\n  <b>milk</b><br>today</p><script>evil()</script><ul><li>one</li><li>two</li></ul>"
                + "<table><tr><td>1</td><td>EUR</td></tr></table></body></html>";

        assertThat(text("", attached("offer.html", "text/html", html)))
                .isEqualTo("[attachment: offer.html (text/html)]\nOffer\nTea & milk\ntoday\n- one\n- two\n1 EUR\n"
                        + "[end of attachment]");
    }

    @Test
    void imagesAreSentAsTheyAre() {
        Content.Media image = (Content.Media)
                parts("", new Attached("p.png", "image/png", PNG)).get(1);

        assertThat(image.modality()).isEqualTo(Modality.IMAGE);
        assertThat(image.name()).isEqualTo("p.png");
        assertThat(((Content.Media) parts("", new Attached("p.jpg", "IMAGE/JPG", PNG))
                                .get(1))
                        .mediaType())
                .isEqualTo("image/jpeg");
        assertThat(refusedAfter("", new Attached("p.png", "image/png", new byte[0])))
                .hasMessageContaining("it is empty");
    }

    @Test
    void pdfFilesAreSentAsTheirText() throws IOException {
        Attached pdf = new Attached("bill.pdf", "application/pdf", PdfSamples.pages("Total 12 EUR", "Thank you"));

        assertThat(text("", pdf)).contains("Total 12 EUR\n", "Thank you").startsWith("[attachment: bill.pdf");
    }

    @Test
    void pdfFilesAreSentAsDocumentsWhereThatIsWanted() throws IOException {
        Attached pdf = new Attached("bill.pdf", "application/pdf", PdfSamples.encrypted());
        Content.Media document =
                (Content.Media) parts("?attachmentPdf=document", pdf).get(1);

        assertThat(document.modality()).isEqualTo(Modality.DOCUMENT);
        assertThat(document.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void pdfFilesThatCannotBeReadSayWhy() throws IOException {
        byte[] whole = PdfSamples.pages("Total 12 EUR");

        assertThat(refused("", new Attached("a.pdf", "application/pdf", PdfSamples.encrypted())))
                .hasMessageContaining("a.pdf (application/pdf): the PDF file is encrypted with a password");
        assertThat(refused("", new Attached("a.pdf", "application/pdf", PdfSamples.closed())))
                .hasMessageContaining("does not allow its text to be taken out");
        assertThat(refused("", attached("a.pdf", "application/pdf", "%PDF-1.7 and then nothing")))
                .hasMessageContaining("the PDF file is broken");
        assertThat(refused("", attached("a.pdf", "application/pdf", "")))
                .hasMessageContaining("the PDF file is broken");
        assertThat(refused("", new Attached("a.pdf", "application/pdf", PdfSamples.pages("", ""))))
                .hasMessageContaining("no text on its 2 pages")
                .hasMessageContaining("attachmentPdf=document");
        assertThat(refused("?maxAttachmentSize=" + whole.length, new Attached("a.pdf", "application/pdf", longText())))
                .hasMessageContaining("the attachments are longer than");
    }

    private static byte[] longText() throws IOException {
        return PdfSamples.pages("Total 12 EUR", "Thank you", "Good bye");
    }

    @Test
    void otherTypesAreNamedAsLeftOut() {
        assertThat(text("", attached("a.zip", "application/zip", "PK")))
                .isEqualTo("[attachment left out: a.zip (application/zip): only text, HTML, images and PDF files are"
                        + " sent]");
        assertThat(text("", attached("a", "no type at all", "?"))).contains("(application/octet-stream)");
    }

    @Test
    void otherTypesAreRefusedWhereThatIsWanted() {
        assertThat(refused("?attachments=strict", attached("a.zip", "application/zip", "PK")))
                .hasMessageContaining("a.zip (application/zip): only text, HTML, images and PDF files are sent");
    }

    @Test
    void whatCannotBeReadIsNamedWhereThatIsWanted() {
        assertThat(text("?attachments=lenient", attached("a.pdf", "application/pdf", "%PDF broken")))
                .startsWith("[attachment left out: a.pdf (application/pdf): the PDF file is broken");
    }

    @Test
    void attachmentsAreNotLookedAtWhereThatIsWanted() {
        assertThat(parts("?attachments=ignore", attached("a.txt", "text/plain", "first")))
                .containsExactly(Content.text("Dear all"));
    }

    @Test
    void numberAndSizeHaveLimits() {
        Attached six = attached("a.txt", "text/plain", "123456");

        assertThat(parts("?maxAttachments=2&maxAttachmentSize=12", six, attached("b.txt", "text/plain", "123456")))
                .hasSize(3);
        router.requests.clear();
        assertThat(refused("?maxAttachments=1", six, attached("b.txt", "text/plain", "b")))
                .hasMessageContaining("b.txt (text/plain): the message has more than maxAttachments=1");
        assertThat(refused("?maxAttachmentSize=11", six, attached("b.txt", "text/plain", "123456")))
                .hasMessageContaining("the attachments are longer than maxAttachmentSize=11 bytes together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxAttachments=0", "maxAttachmentSize=0"})
    void limitsLeaveSomethingToSend(String option) {
        assertThatThrownBy(() -> send("?" + option, "x")).hasStackTraceContaining("must be at least 1");
    }

    @Test
    void attachmentsJoinAQuestionAndAConversation() {
        Attached text = attached("a.txt", "text/plain", "first");
        Content part = Content.text("[attachment: a.txt (text/plain)]\nfirst\n[end of attachment]");

        assertThat(parts("?userMessage=Sum it up", text)).containsExactly(Content.text("Sum it up"), part);
        send("", null, text);
        assertThat(router.request().messages()).containsExactly(Message.user(List.of(part)));
        send("", List.of(Message.user("hello"), Message.assistant("yes?")), text);
        assertThat(router.request().messages()).hasSize(3).endsWith(Message.user(List.of(part)));
    }
}
