package io.llmrouter.camel;

import io.llmrouter.camel.attachment.AttachmentUse;
import io.llmrouter.camel.attachment.PdfForm;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that say how a structured body is read and written. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class MessageOptions extends RequestOptions {

    @UriParam(
            label = "producer",
            description = "What the prefixes of an XPath in target stand for: prefix=URI, several with commas between,"
                    + " or #bean for Camel's Namespaces. Without it a single Namespaces of the registry is used",
            javaType = "java.lang.String")
    private @Nullable Object namespaces;

    @UriParam(
            label = "producer",
            description = "The longest XML body, in characters, that an XPath in target may be looked for in",
            defaultValue = "10000000")
    private int maxXmlSize = 10_000_000;

    @UriParam(
            label = "producer",
            description =
                    "What becomes of the message's attachments, such as those of a mail: read (text, HTML, images"
                            + " and PDF files are sent, other types named as left out, what cannot be read refused), strict"
                            + " (other types are refused, too), lenient (what cannot be read is named as left out, too) or ignore",
            defaultValue = "read")
    private AttachmentUse attachments = AttachmentUse.read;

    @UriParam(
            label = "producer",
            description = "How attached PDF files are sent: text, which every model can read, or document, as they are,"
                    + " to models that take documents",
            defaultValue = "text")
    private PdfForm attachmentPdf = PdfForm.text;

    @UriParam(label = "producer", description = "How many attachments a message may have", defaultValue = "10")
    private int maxAttachments = 10;

    @UriParam(
            label = "producer",
            description = "How many bytes the attachments that are sent may have together, and how many characters the"
                    + " text of each PDF file",
            defaultValue = "10000000")
    private int maxAttachmentSize = 10_000_000;

    @UriParam(
            label = "producer",
            description = "Whether the exchange carries the conversation: what was asked and answered before is sent"
                    + " again, and this question and its answer are added when the answer is whole")
    private boolean conversationMemory;

    @UriParam(
            label = "producer",
            description = "The exchange property that carries the conversation, as a List of Message",
            defaultValue = LlmRouterConstants.CONVERSATION_HISTORY_PROPERTY)
    private String conversationHistoryProperty = LlmRouterConstants.CONVERSATION_HISTORY_PROPERTY;

    @UriParam(
            label = "producer",
            description = "How many messages the exchange carries at most; older ones go, whole turns at a time",
            defaultValue = "50")
    private int maxHistoryMessages = 50;

    public boolean isConversationMemory() {
        return conversationMemory;
    }

    public void setConversationMemory(boolean conversationMemory) {
        this.conversationMemory = conversationMemory;
    }

    public String getConversationHistoryProperty() {
        return conversationHistoryProperty;
    }

    public void setConversationHistoryProperty(String conversationHistoryProperty) {
        this.conversationHistoryProperty = conversationHistoryProperty;
    }

    public int getMaxHistoryMessages() {
        return maxHistoryMessages;
    }

    public void setMaxHistoryMessages(int maxHistoryMessages) {
        this.maxHistoryMessages = maxHistoryMessages;
    }

    public AttachmentUse getAttachments() {
        return attachments;
    }

    public void setAttachments(AttachmentUse attachments) {
        this.attachments = attachments;
    }

    public PdfForm getAttachmentPdf() {
        return attachmentPdf;
    }

    public void setAttachmentPdf(PdfForm attachmentPdf) {
        this.attachmentPdf = attachmentPdf;
    }

    public int getMaxAttachments() {
        return maxAttachments;
    }

    public void setMaxAttachments(int maxAttachments) {
        this.maxAttachments = maxAttachments;
    }

    public int getMaxAttachmentSize() {
        return maxAttachmentSize;
    }

    public void setMaxAttachmentSize(int maxAttachmentSize) {
        this.maxAttachmentSize = maxAttachmentSize;
    }

    public @Nullable Object getNamespaces() {
        return namespaces;
    }

    public void setNamespaces(@Nullable Object namespaces) {
        this.namespaces = namespaces;
    }

    public int getMaxXmlSize() {
        return maxXmlSize;
    }

    public void setMaxXmlSize(int maxXmlSize) {
        this.maxXmlSize = maxXmlSize;
    }
}
