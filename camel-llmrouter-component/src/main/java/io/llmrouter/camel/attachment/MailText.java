package io.llmrouter.camel.attachment;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The text of a mail that is a body as it is. Of alternatives the plain text is taken, and HTML becomes text; parts with a
 * file name are attachments, which Camel keeps besides.
 */
final class MailText {

    private final CamelContext context;

    private MailText(CamelContext context) {
        this.context = context;
    }

    /** The text; null when the body is no mail. */
    static @Nullable String of(CamelContext context, Object body) {
        MailText text = new MailText(context);
        try {
            if (body instanceof Multipart parts) {
                return text.of(parts);
            }
            return body instanceof Part part ? text.of(part) : null;
        } catch (MessagingException | IOException e) {
            throw new UnreadableException("the mail in the body cannot be read: " + e.getMessage(), e);
        }
    }

    private String of(Part part) throws MessagingException, IOException {
        if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return "";
        }
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            return of(parts);
        }
        if (part.isMimeType("text/html")) {
            Needed.artifact(context, "org.jsoup.Jsoup", "org.jsoup:jsoup", "a mail that is only HTML");
            return HtmlText.of(content.toString());
        }
        return part.isMimeType("text/*") ? content.toString().strip() : "";
    }

    private String of(Multipart parts) throws MessagingException, IOException {
        if (parts.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/alternative")) {
            return alternative(parts);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            String text = of(parts.getBodyPart(i));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return String.join("\n\n", texts);
    }

    private String alternative(Multipart parts) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType("text/plain")) {
                String plain = of(parts.getBodyPart(i));
                if (!plain.isEmpty()) {
                    return plain;
                }
            }
        }
        String richest = "";
        for (int i = parts.getCount() - 1; i >= 0 && richest.isEmpty(); i--) {
            richest = of(parts.getBodyPart(i));
        }
        return richest;
    }
}
