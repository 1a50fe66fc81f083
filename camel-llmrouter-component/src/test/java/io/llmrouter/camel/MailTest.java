package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

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

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type + "; charset=UTF-8");
        part.setHeader("Content-Type", type + "; charset=UTF-8");
        return part;
    }

    private static MimeBodyPart part(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        part.setHeader("Content-Type", parts.getContentType());
        return part;
    }

    private static MimeBodyPart attachment(String name, String text) throws MessagingException {
        MimeBodyPart part = part(text, "text/plain");
        part.setFileName(name);
        return part;
    }

    /** Written and read again, as it comes from a server. */
    private static MimeMessage sent(MimeMultipart parts) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setContent(parts);
        message.saveChanges();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private String asked(Object body) {
        Exchange exchange = context.send("llmrouter:chat", body);
        assertThat(exchange.getException()).isNull();
        return router.request().messages().get(0).text();
    }

    @Test
    void plainTextIsPreferredToItsHtml() throws Exception {
        MimeMultipart both =
                new MimeMultipart("alternative", part("<p>rich</p>", "text/html"), part("plain", "text/plain"));

        assertThat(asked(sent(both).getContent())).isEqualTo("plain");
        assertThat(asked(sent(both))).isEqualTo("plain");
    }

    @Test
    void htmlAloneBecomesText() throws Exception {
        MimeMultipart related = new MimeMultipart("related", part("<p>rich <b>text</b></p>", "text/html"));
        MimeMultipart alternative = new MimeMultipart("alternative", part(related));

        assertThat(asked(sent(new MimeMultipart("mixed", part(alternative))))).isEqualTo("rich text");
    }

    @Test
    void allTextsOfAMailAreRead() throws Exception {
        MimeMultipart both = new MimeMultipart("alternative", part("plain", "text/plain"), part("rich", "text/html"));
        MimeMultipart mixed =
                new MimeMultipart("mixed", part(both), attachment("a.txt", "attached"), part("footer", "text/plain"));

        assertThat(asked(sent(mixed))).isEqualTo("plain\n\nfooter");
    }

    @Test
    void aMailWithAnAttachmentIsOneQuestion() throws Exception {
        MimeMessage mail =
                sent(new MimeMultipart("mixed", part("Dear all", "text/plain"), attachment("a.txt", "attached")));

        context.send("llmrouter:chat?systemMessage=Answer it.", exchange -> {
            exchange.getMessage().setBody(mail.getContent());
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment(
                            "a.txt",
                            ((MimeMultipart) mail.getContent()).getBodyPart(1).getDataHandler());
        });

        assertThat(router.request().messages())
                .containsExactly(
                        Message.system("Answer it."),
                        Message.user(List.of(
                                Content.text("Dear all"),
                                Content.text("[attachment: a.txt (text/plain)]\nattached\n[end of attachment]"))));
    }

    @Test
    void aMailWithoutTextAsksNothing() throws Exception {
        Exchange exchange =
                context.send("llmrouter:chat", sent(new MimeMultipart("mixed", attachment("a.txt", "attached"))));

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("there is nothing to ask");
    }
}
