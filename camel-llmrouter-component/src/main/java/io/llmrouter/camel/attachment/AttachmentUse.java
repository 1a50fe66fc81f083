package io.llmrouter.camel.attachment;

/** What becomes of attachments. */
public enum AttachmentUse {
    /** They are sent; those of other types are named as left out, and what cannot be read is refused. */
    read,
    /** They are sent; what cannot be, whatever the reason, is refused. */
    strict,
    /** They are sent; what cannot be, whatever the reason, is named as left out. */
    lenient,
    /** They are not looked at. */
    ignore
}
