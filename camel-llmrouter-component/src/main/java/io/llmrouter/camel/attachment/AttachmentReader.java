package io.llmrouter.camel.attachment;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.DefaultAttachmentMessage;

/** Reads the attachments of one message. */
final class AttachmentReader {

    private final CamelContext context;
    private final AttachmentRules rules;
    private int left;

    AttachmentReader(CamelContext context, AttachmentRules rules) {
        this.context = context;
        this.rules = rules;
        left = rules.size();
    }

    List<Content> read(Message message) {
        DefaultAttachmentMessage attached = new DefaultAttachmentMessage(message);
        if (!attached.hasAttachments()) {
            return List.of();
        }
        List<Content> parts = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Attachment> each :
                attached.getAttachmentObjects().entrySet()) {
            number++;
            parts.add(part(number, each.getKey(), each.getValue().getDataHandler()));
        }
        return parts;
    }

    private Content part(int number, String name, DataHandler data) {
        AttachmentType type = AttachmentType.of(data.getContentType(), name);
        try {
            if (number > rules.most()) {
                throw new UnreadableException("the message has more than maxAttachments=" + rules.most());
            }
            return content(name, type, data);
        } catch (UnreadableException e) {
            if (rules.use() == AttachmentUse.lenient) {
                return Content.text(leftOut(name, type, String.valueOf(e.getMessage())));
            }
            throw new UnreadableException("the attachment " + name + " (" + type.name() + "): " + e.getMessage(), e);
        }
    }

    private Content content(String name, AttachmentType type, DataHandler data) {
        return switch (type.kind()) {
            case TEXT -> text(name, type, decoded(type, bytes(data)));
            case HTML -> text(name, type, html(type, bytes(data)));
            case IMAGE -> media(Modality.IMAGE, name, type, bytes(data));
            case PDF -> pdf(name, type, data);
            case OTHER -> other(name, type);
        };
    }

    private Content other(String name, AttachmentType type) {
        String why = "only text, HTML, images and PDF files are sent";
        if (rules.use() == AttachmentUse.strict) {
            throw new UnreadableException(why);
        }
        return Content.text(leftOut(name, type, why));
    }

    private static String leftOut(String name, AttachmentType type, String why) {
        return "[attachment left out: " + name + " (" + type.name() + "): " + why + "]";
    }

    private Content pdf(String name, AttachmentType type, DataHandler data) {
        if (rules.pdf() == PdfForm.document) {
            return media(Modality.DOCUMENT, name, type, bytes(data));
        }
        Needed.artifact(context, "org.apache.pdfbox.Loader", "org.apache.pdfbox:pdfbox", "the text of a PDF file");
        return text(name, type, PdfText.of(bytes(data), rules.size()));
    }

    private String html(AttachmentType type, byte[] data) {
        Needed.artifact(context, "org.jsoup.Jsoup", "org.jsoup:jsoup", "HTML");
        return HtmlText.of(data, type.declaredCharset());
    }

    private static Content media(Modality modality, String name, AttachmentType type, byte[] data) {
        if (data.length == 0) {
            throw new UnreadableException("it is empty");
        }
        return new Content.Media(modality, type.name(), MediaSource.inline(data), name, null);
    }

    private static Content text(String name, AttachmentType type, String text) {
        return Content.text(
                "[attachment: " + name + " (" + type.name() + ")]\n" + text.strip() + "\n[end of attachment]");
    }

    private static String decoded(AttachmentType type, byte[] data) {
        try {
            return type.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("it is not text in " + type.charset(), e);
        }
    }

    private byte[] bytes(DataHandler data) {
        try (InputStream stream = data.getInputStream()) {
            byte[] read = stream.readNBytes((int) Math.min(Integer.MAX_VALUE, left + 1L));
            if (read.length > left) {
                throw new UnreadableException(
                        "the attachments are longer than maxAttachmentSize=" + rules.size() + " bytes together");
            }
            left -= read.length;
            return read;
        } catch (IOException e) {
            throw new UnreadableException("it cannot be read: " + e.getMessage(), e);
        }
    }
}
