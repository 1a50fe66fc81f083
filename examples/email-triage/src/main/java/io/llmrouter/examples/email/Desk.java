package io.llmrouter.examples.email;

import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.mail.MailBinding;
import org.apache.camel.component.mail.MailConstants;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route does with a mail besides asking a model. Thread-safe. */
public final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger("triage");
    private static final String MAIL = "mail";
    private static final int LONGEST_REASON = 700;

    private final String drafts;

    /** A desk whose drafts go to that address. */
    Desk(String drafts) {
        this.drafts = drafts;
    }

    /**
     * Opens a mail: subject and text become the body, what is attached is attached.
     *
     * @throws IllegalArgumentException if there is nothing in it to read
     */
    public void open(Exchange exchange) throws MessagingException, IOException {
        MailMessage message = exchange.getMessage(MailMessage.class);
        Message mail = message.getOriginalMessage();
        exchange.setProperty(MAIL, mail);
        MailBinding binding = ((MailEndpoint) exchange.getFromEndpoint()).getBinding();
        String text = text(exchange, binding, message);
        Map<String, Attachment> attached = new HashMap<>();
        binding.extractAttachmentsFromMail(mail, attached);
        if (text.isBlank() && attached.isEmpty()) {
            throw new IllegalArgumentException("there is nothing in the mail to read");
        }
        attached.forEach(exchange.getMessage(AttachmentMessage.class)::addAttachmentObject);
        exchange.getMessage().setBody("Subject: " + subject(mail) + "\n\n" + text);
    }

    /**
     * Makes a draft of the reply, to be sent to whoever looks drafts through.
     *
     * @throws FolderClosedException if the mail server went away while the mail waited for a model: the mail could not be
     *     moved afterwards, would come again, and its draft would be sent twice
     */
    public void draft(Exchange exchange) throws MessagingException {
        Message mail = exchange.getProperty(MAIL, Message.class);
        if (!mail.getFolder().isOpen()) {
            throw new FolderClosedException(
                    mail.getFolder(), "the mail server closed the connection; the mail comes again");
        }
        Triage triage = exchange.getVariable("triage", Triage.class);
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        message.clearAttachments();
        message.removeHeaders("*");
        message.setHeader(MailConstants.MAIL_TO, drafts);
        message.setHeader(MailConstants.MAIL_SUBJECT, "Draft: Re: " + subject(mail));
        message.setHeader("X-Draft-For", sender(mail));
        message.setHeader("X-Category", triage.category().folder());
        message.setHeader("Importance", triage.urgency().name().toLowerCase(Locale.ROOT));
        String[] id = mail.getHeader("Message-ID");
        if (id != null) {
            message.setHeader("In-Reply-To", id[0]);
        }
        message.setBody(reply(mail, triage));
    }

    /** Has the mail moved to the folder of its category when the exchange is done. */
    public void file(Exchange exchange) throws MessagingException {
        Triage triage = exchange.getVariable("triage", Triage.class);
        exchange.getMessage()
                .setHeader(MailConstants.MAIL_MOVE_TO, triage.category().folder());
        LOG.info(
                "'{}' goes to {}, urgency {}: {}",
                subject(exchange.getProperty(MAIL, Message.class)),
                triage.category().folder(),
                triage.urgency(),
                triage.summary());
    }

    /** Puts a copy that tells its reason into the folder for what nobody can work on, and has the mail deleted. */
    public void park(Exchange exchange) throws MessagingException {
        MimeMessage mail = exchange.getProperty(MAIL, MimeMessage.class);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        MimeMessage copy = new MimeMessage(mail);
        copy.setHeader("X-Parked-Error", cause.getClass().getSimpleName());
        copy.setHeader("X-Parked-Reason", headerText(String.valueOf(cause.getMessage())));
        Folder parked = mail.getFolder().getStore().getFolder("Parked");
        if (!parked.exists()) {
            parked.create(Folder.HOLDS_MESSAGES);
        }
        parked.appendMessages(new Message[] {copy});
        exchange.getMessage().removeHeader(MailConstants.MAIL_MOVE_TO);
        exchange.getMessage().setHeader(MailConstants.MAIL_DELETE, true);
        LOG.warn("parked '{}': {}", subject(mail), cause.getMessage());
    }

    private static String text(Exchange exchange, MailBinding binding, MailMessage message) {
        Object body = binding.extractBodyFromMail(exchange, message);
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body);
        return text == null ? "" : text;
    }

    private static String reply(Message mail, Triage triage) throws MessagingException {
        String reply = triage.reply();
        return reply != null && !reply.isBlank()
                ? reply
                : "Thank you for your mail \"" + subject(mail) + "\". We read it like this:\n\n" + triage.summary()
                        + "\n\nSomebody will answer you soon.\n";
    }

    private static String subject(Message mail) throws MessagingException {
        @Nullable String subject = mail.getSubject();
        return subject == null ? "(no subject)" : subject;
    }

    private static String sender(Message mail) throws MessagingException {
        return mail.getFrom() == null || mail.getFrom().length == 0
                ? "unknown"
                : InternetAddress.toString(mail.getFrom());
    }

    private static String headerText(String reason) {
        String line = reason.replaceAll("\\s+", " ");
        String cut = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
        try {
            return MimeUtility.fold(17, MimeUtility.encodeText(cut, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
