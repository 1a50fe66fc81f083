package io.llmrouter.camel.attachment;

/** How an attached PDF file is sent. */
public enum PdfForm {
    /** As its text, which every model can read. */
    text,
    /** As it is, which only models that take documents can read: no other is chosen. */
    document
}
