package io.llmrouter.camel.attachment;

/**
 * What of a message's attachments is sent.
 *
 * @param use what becomes of them
 * @param pdf how PDF files are sent
 * @param most how many there may be
 * @param size how many bytes they may have together, and how many characters the text of a PDF file
 */
public record AttachmentRules(AttachmentUse use, PdfForm pdf, int most, int size) {
    public AttachmentRules {
        if (most < 1) {
            throw new IllegalArgumentException("maxAttachments must be at least 1, not " + most);
        }
        if (size < 1) {
            throw new IllegalArgumentException("maxAttachmentSize must be at least 1 byte, not " + size);
        }
    }
}
