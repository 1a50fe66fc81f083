package io.llmrouter.camel.attachment;

import java.util.Set;

/** What an attachment is to a question. */
enum AttachmentKind {
    TEXT,
    HTML,
    IMAGE,
    PDF,
    OTHER;

    private static final Set<String> TEXTS = Set.of(
            "application/json",
            "application/xml",
            "application/yaml",
            "application/x-yaml",
            "application/csv",
            "application/x-ndjson",
            "image/svg+xml");

    /** The kind of a MIME type without parameters, in lower case. */
    static AttachmentKind of(String type) {
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return HTML;
        }
        if (type.startsWith("text/") || TEXTS.contains(type) || type.endsWith("+json") || type.endsWith("+xml")) {
            return TEXT;
        }
        if (type.equals("application/pdf")) {
            return PDF;
        }
        return type.startsWith("image/") ? IMAGE : OTHER;
    }
}
