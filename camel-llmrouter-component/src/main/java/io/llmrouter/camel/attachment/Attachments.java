package io.llmrouter.camel.attachment;

import io.llmrouter.engine.model.Content;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Reads what is attached to a message, where camel-attachments is on the class path. Thread-safe. */
public final class Attachments {

    private final CamelContext context;
    private final AttachmentRules rules;
    private final boolean possible;

    /** Attachments as the rules have them. */
    public Attachments(CamelContext context, AttachmentRules rules) {
        this.context = context;
        this.rules = rules;
        possible = rules.use() != AttachmentUse.ignore
                && context.getClassResolver().resolveClass("org.apache.camel.attachment.AttachmentMessage") != null;
    }

    /**
     * The parts that the attachments are, in their order; none when there are none.
     *
     * @throws UnreadableException naming the attachment that cannot be sent
     */
    public List<Content> read(Exchange exchange) {
        return possible ? new AttachmentReader(context, rules).read(exchange.getMessage()) : List.of();
    }

    /**
     * The text of a body that is a mail, or a part of one, with plain text preferred to HTML.
     *
     * @return the text; null when the body is no mail
     * @throws UnreadableException if it cannot be read
     */
    public static @Nullable String mail(CamelContext context, Object body) {
        Class<?> mail = context.getClassResolver().resolveClass("jakarta.mail.Multipart");
        return mail == null ? null : MailText.of(context, body);
    }
}
