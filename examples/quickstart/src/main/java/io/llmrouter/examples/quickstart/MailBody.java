package io.llmrouter.examples.quickstart;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is inside a mail message: the text to read, plain where there is a choice, and the attachments. */
final class MailBody {

    private static final int DEEPEST = 20;
    private static final int TEXT_LIMIT = 4 * 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final List<Map<String, Object>> attachments = new ArrayList<>();

    private MailBody() {}

    /**
     * Opens every part.
     *
     * @throws MessagingException if its structure is broken
     */
    static MailBody of(Part mail) throws MessagingException, IOException {
        MailBody body = new MailBody();
        body.open(mail, 0);
        return body;
    }

    String text() {
        return text.toString().strip();
    }

    List<Map<String, Object>> attachments() {
        return List.copyOf(attachments);
    }

    private void open(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new MessagingException("its parts are nested deeper than " + DEEPEST);
        }
        if (isAttachment(part)) {
            attach(part);
        } else if (part.isMimeType("multipart/*")) {
            openAll((Multipart) part.getContent(), part.isMimeType("multipart/alternative"), depth);
        } else if (part.isMimeType("message/rfc822")) {
            open((Part) part.getContent(), depth + 1);
        } else if (part.isMimeType("text/html")) {
            append(HtmlPage.text(read(part)));
        } else if (part.isMimeType("text/*")) {
            append(read(part));
        } else {
            attach(part);
        }
    }

    private void openAll(Multipart parts, boolean alternatives, int depth) throws MessagingException, IOException {
        BodyPart plain = alternatives ? plain(parts) : null;
        if (plain != null) {
            open(plain, depth + 1);
            return;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            open(parts.getBodyPart(i), depth + 1);
        }
    }

    private static @Nullable BodyPart plain(Multipart parts) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/plain") && !read(part).isBlank()) {
                return part;
            }
        }
        return null;
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || (part.getFileName() != null && !part.isMimeType("multipart/*"));
    }

    private void attach(Part part) throws MessagingException, IOException {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("name", name(part));
        attachment.put("type", new ContentType(part.getContentType()).getBaseType());
        try (InputStream bytes = part.getInputStream()) {
            attachment.put("bytes", bytes.transferTo(OutputStream.nullOutputStream()));
        }
        attachments.add(attachment);
    }

    private static String name(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return name == null ? "" : MimeUtility.decodeText(name);
    }

    private void append(String more) {
        text.append(text.isEmpty() ? "" : "\n\n").append(more.strip());
    }

    private static String read(Part part) throws MessagingException, IOException {
        String declared = new ContentType(part.getContentType()).getParameter("charset");
        try (InputStream stream = part.getInputStream()) {
            byte[] bytes = stream.readNBytes(TEXT_LIMIT);
            return declared == null ? guess(bytes) : new String(bytes, charset(declared));
        }
    }

    private static Charset charset(String declared) {
        try {
            return Charset.forName(MimeUtility.javaCharset(declared));
        } catch (IllegalArgumentException unknown) {
            return TextFile.FALLBACK;
        }
    }

    private static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, TextFile.FALLBACK);
        }
    }
}
