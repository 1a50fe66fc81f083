/**
 * Attachments of a message, and the text of a mail, as parts of a question. A leaf: it needs camel-attachments for
 * attachments, jsoup for HTML, PDFBox for the text of PDF files and Jakarta Mail for mails that Camel has not taken apart;
 * each is optional, and asked for by name when it is missing.
 */
@NullMarked
package io.llmrouter.camel.attachment;

import org.jspecify.annotations.NullMarked;
