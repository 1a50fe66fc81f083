package io.llmrouter.camel.dsl;

import io.llmrouter.camel.attachment.AttachmentUse;
import io.llmrouter.camel.attachment.PdfForm;

/**
 * The options that say what is asked of a model, and what of the message is read.
 *
 * @param <B> the builder itself
 */
public interface QuestionBuilder<B> extends OperationBuilder<B> {

    /**
     * How attached PDF files are sent: text, which every model can read, or document, as they are, to models that
     * take documents.
     */
    default B attachmentPdf(PdfForm attachmentPdf) {
        doSetProperty("attachmentPdf", attachmentPdf);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B attachmentPdf(String attachmentPdf) {
        doSetProperty("attachmentPdf", attachmentPdf);
        return self();
    }

    /**
     * What becomes of the message's attachments, such as those of a mail: read (text, HTML, images and PDF files
     * are sent, other types named as left out, what cannot be read refused), strict (other types are refused,
     * too), lenient (what cannot be read is named as left out, too) or ignore.
     */
    default B attachments(AttachmentUse attachments) {
        doSetProperty("attachments", attachments);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B attachments(String attachments) {
        doSetProperty("attachments", attachments);
        return self();
    }

    /** The exchange property that carries the conversation, as a List of Message. */
    default B conversationHistoryProperty(String conversationHistoryProperty) {
        doSetProperty("conversationHistoryProperty", conversationHistoryProperty);
        return self();
    }

    /**
     * Whether the exchange carries the conversation: what was asked and answered before is sent again, and this
     * question and its answer are added when the answer is whole.
     */
    default B conversationMemory(boolean conversationMemory) {
        doSetProperty("conversationMemory", conversationMemory);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B conversationMemory(String conversationMemory) {
        doSetProperty("conversationMemory", conversationMemory);
        return self();
    }

    /** The JSON schema the answer must keep to: text, or resource:URI. */
    default B jsonSchema(String jsonSchema) {
        doSetProperty("jsonSchema", jsonSchema);
        return self();
    }

    /** How many attachments a message may have. */
    default B maxAttachments(int maxAttachments) {
        doSetProperty("maxAttachments", maxAttachments);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxAttachments(String maxAttachments) {
        doSetProperty("maxAttachments", maxAttachments);
        return self();
    }

    /**
     * How many bytes the attachments that are sent may have together, and how many characters the text of each PDF
     * file.
     */
    default B maxAttachmentSize(int maxAttachmentSize) {
        doSetProperty("maxAttachmentSize", maxAttachmentSize);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxAttachmentSize(String maxAttachmentSize) {
        doSetProperty("maxAttachmentSize", maxAttachmentSize);
        return self();
    }

    /** How many messages the exchange carries at most; older ones go, whole turns at a time. */
    default B maxHistoryMessages(int maxHistoryMessages) {
        doSetProperty("maxHistoryMessages", maxHistoryMessages);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxHistoryMessages(String maxHistoryMessages) {
        doSetProperty("maxHistoryMessages", maxHistoryMessages);
        return self();
    }

    /** The longest answer, in tokens. Unset leaves it to the provider. */
    default B maxTokens(int maxTokens) {
        doSetProperty("maxTokens", maxTokens);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxTokens(String maxTokens) {
        doSetProperty("maxTokens", maxTokens);
        return self();
    }

    /** The longest XML body, in characters, that an XPath in target may be looked for in. */
    default B maxXmlSize(int maxXmlSize) {
        doSetProperty("maxXmlSize", maxXmlSize);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B maxXmlSize(String maxXmlSize) {
        doSetProperty("maxXmlSize", maxXmlSize);
        return self();
    }

    /**
     * What the prefixes of an XPath in target stand for: prefix=URI, several with commas between, or #bean for
     * Camel's Namespaces. Without it a single Namespaces of the registry is used.
     */
    default B namespaces(String namespaces) {
        doSetProperty("namespaces", namespaces);
        return self();
    }

    /**
     * The class to read a JSON answer into, by the ObjectMapper of the registry. Without jsonSchema the schema is
     * made of the class, with every property required.
     */
    default B outputClass(String outputClass) {
        doSetProperty("outputClass", outputClass);
        return self();
    }

    /** Asks for repeatable answers, where a model can. */
    default B seed(long seed) {
        doSetProperty("seed", seed);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B seed(String seed) {
        doSetProperty("seed", seed);
        return self();
    }

    /** Comma list of texts that end the answer. */
    default B stop(String stop) {
        doSetProperty("stop", stop);
        return self();
    }

    /** Instructions that stand before the conversation: text, resource:URI, or a Simple template. */
    default B systemMessage(String systemMessage) {
        doSetProperty("systemMessage", systemMessage);
        return self();
    }

    /** 0 for the likeliest words, higher for variety. Unset leaves it to the provider. */
    default B temperature(double temperature) {
        doSetProperty("temperature", temperature);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B temperature(String temperature) {
        doSetProperty("temperature", temperature);
        return self();
    }

    /** The share of probability to draw words from, above 0 to 1. Unset leaves it to the provider. */
    default B topP(double topP) {
        doSetProperty("topP", topP);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default B topP(String topP) {
        doSetProperty("topP", topP);
        return self();
    }

    /**
     * The question: text, resource:URI, or a Simple template in which ${body} stands for the body. When set, the
     * body's text is not sent besides; an image or a conversation in the body still is.
     */
    default B userMessage(String userMessage) {
        doSetProperty("userMessage", userMessage);
        return self();
    }
}
